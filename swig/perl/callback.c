/* SPDX-License-Identifier: BSD-3-Clause */
/* Perl functions that verbs call, on the thread of the caller. What they die with waits until the
 * verb has returned. */
#include "layer.h"

int lt_perl_to_callback(SV *sv, const char *name, lt_perl_callback *storage, void **payload) {
    *payload = NULL;
    if (!SvOK(sv)) return 0;
    if (!SvROK(sv) || SvTYPE(SvRV(sv)) != SVt_PVCV)
        return lt_perl_misuse(lt_error_type, "argument '%s' must be a function", name);
    *storage = (lt_perl_callback){.code = sv};
    *payload = storage;
    return 0;
}

/* Calls with one argument, which it takes. */
static bool call(lt_perl_callback *callback, SV *argument, bool nothing_means) {
    dSP;
    ENTER;
    SAVETMPS;
    PUSHMARK(SP);
    XPUSHs(sv_2mortal(argument));
    PUTBACK;
    int count = call_sv(callback->code, G_SCALAR | G_EVAL);
    SPAGAIN;
    bool go_on = false;
    if (SvTRUE(ERRSV)) {
        lt_perl_keep_error();
        callback->failed = true;
        lt_set_error(lt_error_cancelled, "the callback died");
    } else {
        lt_clear_error(); /* of verbs that it called itself */
        SV *result = count ? *SP : &PL_sv_undef;
        go_on = SvOK(result) ? SvTRUE(result) : nothing_means;
    }
    SP -= count;
    PUTBACK;
    FREETMPS;
    LEAVE;
    return go_on;
}

bool lt_perl_progress(int piece, int num_pieces, void *payload) {
    (void)num_pieces;
    lt_perl_callback *callback = payload;
    if (!callback) return true;
    return !callback->failed && call(callback, newSViv(piece), true);
}

bool lt_perl_file_filter(const char *path, void *payload) {
    lt_perl_callback *callback = payload;
    if (!callback) return true;
    return !callback->failed && call(callback, newSVpv(path, 0), false);
}
