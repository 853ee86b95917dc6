/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * The Perl packages: fields from the tables of the glue, verbs from the table that SWIG made,
 * errors.
 *
 * An object is a blessed reference to a scalar with magic, which no script can make or take away, and
 * which drops the object with the scalar. $object->field reads a field, $object->field($x)
 * writes it. An error is a hash of the package libtorrent::error with kind and message, and code,
 * category and error_code if libtorrent or the system reported it.
 */
#include "layer.h"

#include <string.h>

static SV *kept;

/* ---- errors ---- */

static HV *set_error(lt_error_kind kind, SV *message) {
    HV *error = newHV();
    hv_stores(error, "kind", newSVpv(lt_error_kind_name(kind), 0));
    hv_stores(error, "message", message);
    SV *reference = sv_2mortal(newRV_noinc((SV *)error));
    sv_setsv(ERRSV, sv_bless(reference, gv_stashpv("libtorrent::error", GV_ADD)));
    return error;
}

int lt_perl_misuse(lt_error_kind kind, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    set_error(kind, vnewSVpvf(format, &arguments));
    va_end(arguments);
    return -1;
}

void lt_perl_keep_error(void) { kept = newSVsv(ERRSV); }

int lt_perl_fail(void) {
    if (kept) {
        sv_setsv(ERRSV, sv_2mortal(kept));
        kept = NULL;
        return -1;
    }
    HV *error = set_error(lt_last_error(), newSVpv(lt_last_error_message(), 0));
    if (*lt_last_error_category()) {
        hv_stores(error, "code", newSViv(lt_last_error_code()));
        hv_stores(error, "category", newSVpv(lt_last_error_category(), 0));
        if (*lt_last_error_path()) hv_stores(error, "path", newSVpv(lt_last_error_path(), 0));
        SV *code = lt_perl_wrap(lt_last_error_object());
        hv_stores(error, "error_code", SvREFCNT_inc(code));
    }
    return -1;
}

/* ---- objects ---- */

static int drop(pTHX_ SV *sv, MAGIC *magic) {
    (void)sv;
    lt_object_unref((lt_object *)magic->mg_ptr);
    return 0;
}

#ifdef USE_ITHREADS
static int share(pTHX_ MAGIC *magic, CLONE_PARAMS *parameters) {
    (void)parameters;
    lt_object_ref((lt_object *)magic->mg_ptr);
    return 0;
}
#endif

static const MGVTBL object_magic = {
    .svt_free = drop,
#ifdef USE_ITHREADS
    .svt_dup = share,
#endif
};

lt_object *lt_perl_object_of(SV *sv) {
    if (!SvROK(sv) || SvTYPE(SvRV(sv)) < SVt_PVMG) return NULL;
    MAGIC *magic = mg_findext(SvRV(sv), PERL_MAGIC_ext, &object_magic);
    return magic ? (lt_object *)magic->mg_ptr : NULL;
}

int lt_perl_argument(SV *sv, const char *name, lt_object **object) {
    *object = lt_perl_object_of(sv);
    if (*object || !SvOK(sv)) return 0;
    return lt_perl_misuse(lt_error_type, "argument '%s' must be an object", name);
}

SV *lt_perl_wrap(lt_object *object) {
    if (!object) return sv_newmortal();
    SV *package = sv_2mortal(newSVpvf("libtorrent::%s", lt_class_name(lt_object_class(object))));
    SV *scalar = newSV(0);
    MAGIC *magic =
        sv_magicext(scalar, NULL, PERL_MAGIC_ext, &object_magic, (const char *)object, 0);
    magic->mg_flags |= MGf_DUP;
    SV *reference = sv_2mortal(newRV_noinc(scalar));
    return sv_bless(reference, gv_stashsv(package, GV_ADD));
}

static lt_object *self(SV *sv) {
    lt_object *object = lt_perl_object_of(sv);
    if (!object) {
        lt_perl_misuse(lt_error_type, "a method needs an object before its arrow");
        croak(NULL);
    }
    return object;
}

/* The field is in the function's own slot. */
XS(use_field) {
    dXSARGS;
    const lt_field *field = XSANY.any_ptr;
    if (items < 1 || items > 2 || (items == 2 && lt_field_is_method(field)))
        croak("%s() takes too many arguments", lt_field_name(field));
    lt_object *object = self(ST(0));
    if (items == 2) {
        lt_value *value = lt_perl_to_value(ST(1));
        if (!value) croak(NULL);
        lt_status status = lt_object_set(object, field, lt_value_root(value));
        lt_value_free(value);
        if (status) {
            lt_perl_fail();
            croak(NULL);
        }
        XSRETURN_EMPTY;
    }
    lt_slot slot;
    if (lt_object_get(object, field, &slot)) {
        lt_perl_fail();
        croak(NULL);
    }
    ST(0) = lt_perl_from_node(slot.node);
    lt_slot_clear(&slot);
    XSRETURN(1);
}

XS(equal) {
    dXSARGS;
    lt_object *a = items > 1 ? lt_perl_object_of(ST(0)) : NULL;
    lt_object *b = a ? lt_perl_object_of(ST(1)) : NULL;
    bool same = a && a == b;
    if (!same && a && b && lt_object_class(a) == lt_object_class(b) &&
        lt_class_has_equality(lt_object_class(a)))
        same = lt_object_equal(a, b) == 1;
    ST(0) = same ? &PL_sv_yes : &PL_sv_no;
    XSRETURN(1);
}

/* libtorrent::object::_construct(package): an object as its default constructor makes it. */
XS(construct) {
    dXSARGS;
    const char *package = items ? SvPV_nolen(ST(0)) : "";
    const lt_class *cls =
        strncmp(package, "libtorrent::", 12) == 0 ? lt_class_find(package + 12) : NULL;
    if (!cls || !lt_class_constructible(cls)) {
        lt_perl_misuse(lt_error_type, "objects of class %s come from calls only", package);
        croak(NULL);
    }
    ST(0) = lt_perl_wrap(lt_object_new(cls));
    XSRETURN(1);
}

/* ---- packages ---- */

static const char *qualified(const char *cls, const char *name) {
    return SvPV_nolen(sv_2mortal(newSVpvf("libtorrent::%s::%s", cls, name)));
}

static void add_class(const lt_class *cls) {
    const char *name = lt_class_name(cls), *base = "object";
    if (lt_class_base(cls)) base = lt_class_name(lt_class_base(cls));
    av_push(get_av(qualified(name, "ISA"), GV_ADD), newSVpvf("libtorrent::%s", base));
    for (size_t i = 0; i < lt_class_field_count(cls); i++) {
        const lt_field *field = lt_class_field_at(cls, i);
        CV *method = newXS(qualified(name, lt_field_name(field)), use_field, __FILE__);
        CvXSUBANY(method).any_ptr = (void *)field;
    }
}

/* Values by the enum's name and their own: $libtorrent::enums{"torrent_flags.paused"}. */
static void add_enum(const lt_enum *e) {
    HV *enums = get_hv("libtorrent::enums", GV_ADD);
    for (size_t i = 0; i < lt_enum_value_count(e); i++) {
        SV *name = newSVpvf("%s.%s", lt_enum_name(e), lt_enum_value_name(e, i));
        (void)hv_store_ent(enums, sv_2mortal(name), newSViv((IV)lt_enum_value(e, i)), 0);
    }
}

static bool interrupted(void *payload) {
    (void)payload;
    return PL_sig_pending != 0;
}

void lt_perl_add_classes(void) {
    newXS("libtorrent::object::equal_to", equal, __FILE__);
    newXS("libtorrent::object::_construct", construct, __FILE__);
    for (size_t i = 0; i < lt_class_count(); i++)
        add_class(lt_class_at(i));
    for (size_t i = 0; i < lt_enum_count(); i++)
        add_enum(lt_enum_at(i));
    lt_set_interrupted(interrupted, NULL);
}

/* Whether a verb is a method: called with far too many arguments it says how it is used. */
static bool has_self(const char *name) {
    dSP;
    ENTER;
    SAVETMPS;
    PUSHMARK(SP);
    for (int i = 0; i < 40; i++)
        XPUSHs(&PL_sv_undef);
    PUTBACK;
    call_pv(name, G_EVAL | G_DISCARD);
    bool method = strstr(SvPV_nolen(ERRSV), "(self") != NULL;
    FREETMPS;
    LEAVE;
    return method;
}

void lt_perl_add_verb(const char *name, XSUBADDR_t verb) {
    const char *plain = name + strlen("libtorrent::");
    if (strncmp(plain, "delete_", 7) == 0) {
        /* The scalar's magic does that. */
        (void)hv_delete(gv_stashpv("libtorrent", 0), plain, (I32)strlen(plain), G_DISCARD);
        return;
    }
    if (strncmp(plain, "new_", 4) == 0 && lt_class_find(plain + 4)) {
        newXS(qualified(plain + 4, "_new"), verb, __FILE__);
        return;
    }
    const lt_class *owner = NULL;
    for (size_t i = 0; i < lt_class_count(); i++) {
        const char *cls = lt_class_name(lt_class_at(i));
        size_t length = strlen(cls);
        bool fits = strncmp(plain, cls, length) == 0 && plain[length] == '_';
        if (fits && (!owner || length > strlen(lt_class_name(owner)))) owner = lt_class_at(i);
    }
    if (owner && has_self(name))
        newXS(qualified(lt_class_name(owner), plain + strlen(lt_class_name(owner)) + 1), verb,
              __FILE__);
}
