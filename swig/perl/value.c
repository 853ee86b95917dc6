/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * Values from what Perl has, and back.
 *
 *   undef, integers, floats      the same
 *   results of !!, JSON::PP's    booleans
 *   strings                      text, whatever bytes they hold; characters beyond them in UTF-8
 *   references to strings        bytes
 *   array and hash references    lists and maps; a tuple if blessed into libtorrent::tuple
 *   objects                      the same
 *
 * Back come text as characters if it is UTF-8, bytes as strings of bytes, durations and times as
 * floats (seconds; since 1970), bits as an array of booleans.
 */
#include "layer.h"

/* ---- Perl to value ---- */

static int put(lt_value *v, SV *sv);

static int check(lt_status status) { return status ? lt_perl_fail() : 0; }

static int put_array(lt_value *v, SV *reference, AV *array) {
    bool tuple = sv_isobject(reference) && sv_derived_from(reference, "libtorrent::tuple");
    if (check(lt_value_begin(v, tuple ? lt_kind_tuple : lt_kind_list))) return -1;
    for (SSize_t i = 0; i <= av_len(array); i++) {
        SV **item = av_fetch(array, i, 0);
        if (put(v, item ? *item : &PL_sv_undef)) return -1;
    }
    lt_value_end(v);
    return 0;
}

static int put_hash(lt_value *v, HV *hash) {
    if (check(lt_value_begin(v, lt_kind_map))) return -1;
    hv_iterinit(hash);
    for (HE *pair; (pair = hv_iternext(hash));)
        if (put(v, hv_iterkeysv(pair)) || put(v, hv_iterval(hash, pair))) return -1;
    lt_value_end(v);
    return 0;
}

static int put_reference(lt_value *v, SV *sv) {
    lt_object *object = lt_perl_object_of(sv);
    SV *target = SvRV(sv);
    if (object) return check(lt_value_add_object(v, object));
    if (sv_isobject(sv) && sv_derived_from(sv, "JSON::PP::Boolean"))
        return check(lt_value_add_bool(v, SvTRUE(target)));
    if (SvTYPE(target) == SVt_PVAV) return put_array(v, sv, (AV *)target);
    if (SvTYPE(target) == SVt_PVHV) return put_hash(v, (HV *)target);
    if (SvTYPE(target) < SVt_PVAV && !SvROK(target)) {
        STRLEN size;
        /* SvPVbyte() would jump, past who frees the value. */
        if (SvUTF8(target) && !sv_utf8_downgrade(target, true))
            return lt_perl_misuse(lt_error_value, "bytes have a wide character in them");
        const char *data = SvPV(target, size);
        return check(lt_value_add_bytes(v, data, size));
    }
    return lt_perl_misuse(lt_error_type, "cannot use a reference to %s here",
                          sv_reftype(target, 0));
}

static bool is_bool(SV *sv) {
#ifdef SvIsBOOL
    return SvIsBOOL(sv);
#else
    return sv == &PL_sv_yes || sv == &PL_sv_no;
#endif
}

static int put(lt_value *v, SV *sv) {
    SvGETMAGIC(sv);
    if (!SvOK(sv)) return check(lt_value_add_nil(v));
    if (SvROK(sv)) return put_reference(v, sv);
    if (is_bool(sv)) return check(lt_value_add_bool(v, SvTRUE(sv)));
    if (SvPOK(sv)) {
        STRLEN size;
        const char *text = SvPV(sv, size);
        return check(lt_value_add_text(v, text, size));
    }
    if (SvIOK(sv)) {
        if (SvIsUV(sv) && SvUV(sv) > INT64_MAX)
            return lt_perl_misuse(lt_error_overflow, "%" UVuf " does not fit", SvUV(sv));
        return check(lt_value_add_int(v, SvIV(sv)));
    }
    if (SvNOK(sv)) return check(lt_value_add_real(v, SvNV(sv)));
    return lt_perl_misuse(lt_error_type, "cannot use this here");
}

lt_value *lt_perl_to_value(SV *sv) {
    lt_value *v = lt_value_new();
    if (!v)
        lt_perl_fail();
    else if (put(v, sv)) {
        lt_value_free(v);
        v = NULL;
    }
    return v;
}

/* ---- value to Perl ---- */

/* A new reference. Takes the node after its own and leaves `*at` behind what it read. */
static SV *read_node(const lt_node **at);

static SV *read_array(const lt_node **at, uint32_t size) {
    AV *array = newAV();
    for (uint32_t i = 0; i < size; i++)
        av_push(array, read_node(at));
    return newRV_noinc((SV *)array);
}

static SV *read_map(const lt_node **at, uint32_t size) {
    HV *hash = newHV();
    for (uint32_t i = 0; i < size; i++) {
        SV *key = sv_2mortal(read_node(at)), *value = read_node(at);
        if (!hv_store_ent(hash, key, value, 0)) SvREFCNT_dec(value);
    }
    return newRV_noinc((SV *)hash);
}

static SV *read_bits(const char *data, uint32_t size) {
    AV *array = newAV();
    for (uint32_t i = 0; i < size; i++)
        av_push(array, newSVsv(data[i / 8] >> (7 - i % 8) & 1 ? &PL_sv_yes : &PL_sv_no));
    return newRV_noinc((SV *)array);
}

static SV *read_text(const char *data, uint32_t size) {
    SV *text = newSVpvn(size ? data : "", size);
    if (size && is_utf8_string((const U8 *)data, size)) SvUTF8_on(text);
    return text;
}

static SV *read_node(const lt_node **at) {
    const lt_node *n = (*at)++;
    switch ((lt_kind)n->kind) {
    case lt_kind_nil:
        break;
    case lt_kind_bool:
        return newSVsv(n->u.integer ? &PL_sv_yes : &PL_sv_no);
    case lt_kind_userdata:
    case lt_kind_int:
        return newSViv((IV)n->u.integer);
    case lt_kind_real:
        return newSVnv(n->u.real);
    case lt_kind_text:
        return read_text(n->u.data, n->size);
    case lt_kind_bytes:
        return newSVpvn(n->size ? n->u.data : "", n->size);
    case lt_kind_bits:
        return read_bits(n->u.data, n->size);
    case lt_kind_duration:
    case lt_kind_time:
        return newSVnv((NV)n->u.integer / 1e6);
    case lt_kind_object:
        return SvREFCNT_inc(lt_perl_wrap(lt_object_ref(n->u.object)));
    case lt_kind_list:
        return read_array(at, n->size);
    case lt_kind_tuple:
        return sv_bless(read_array(at, n->size), gv_stashpv("libtorrent::tuple", GV_ADD));
    case lt_kind_map:
        return read_map(at, n->size);
    }
    return newSV(0);
}

SV *lt_perl_from_node(const lt_node *node) { return sv_2mortal(read_node(&node)); }

/* ---- arguments ---- */

int lt_perl_int64(SV *sv, const char *name, int64_t low, int64_t high, int64_t *value) {
    SvGETMAGIC(sv);
    bool integer = SvIOK(sv) || (SvNOK(sv) && SvNV(sv) == (NV)(IV)SvNV(sv));
    if (!integer || SvPOK(sv))
        return lt_perl_misuse(lt_error_type, "argument '%s' must be an integer", name);
    *value = (int64_t)SvIV(sv);
    if ((SvIsUV(sv) && SvUV(sv) > INT64_MAX) || *value < low || *value > high)
        return lt_perl_misuse(lt_error_overflow,
                              "argument '%s' is %" SVf ": it must be from %" IVdf " to %" IVdf,
                              name, SVfARG(sv), (IV)low, (IV)high);
    return 0;
}

int lt_perl_buffer(SV *sv, const char *name, const char **data, size_t *size) {
    STRLEN length;
    SvGETMAGIC(sv);
    if (SvROK(sv) && !sv_isobject(sv) && SvTYPE(SvRV(sv)) < SVt_PVAV) sv = SvRV(sv);
    if (!SvPOK(sv)) return lt_perl_misuse(lt_error_type, "argument '%s' must be a string", name);
    *data = SvPV(sv, length);
    *size = length;
    return 0;
}

int lt_perl_text(SV *sv, const char *name, const char **text) {
    size_t size;
    if (lt_perl_buffer(sv, name, text, &size)) return -1;
    if (strlen(*text) != size)
        return lt_perl_misuse(lt_error_value, "argument '%s' holds a NUL character", name);
    return 0;
}
