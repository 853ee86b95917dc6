/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * Fault injection: each script below is run again and again, and in each run another one of its
 * allocations fails. Then it must fail too and say why, or do without; never crash, and leak
 * nothing.
 *
 * The allocator is replaced for the whole program, as glibc allows. Only the thread of the test
 * sees failures: what libtorrent's own threads do without memory is libtorrent's affair.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <errno.h>
#include <stdio.h>

#include <libtorrent-c/libtorrent-c.h>

#if defined __has_feature
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED
#endif
#endif
#if defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__
#define SANITIZED
#endif

#if defined __GLIBC__ && !defined SANITIZED
#define CAN_INJECT 1

/* The allocator that the libraries are to call too. */
#pragma GCC visibility push(default)
void *malloc(size_t size);
void *calloc(size_t count, size_t size);
void *realloc(void *memory, size_t size);
void *memalign(size_t alignment, size_t size);
void *aligned_alloc(size_t alignment, size_t size);
int posix_memalign(void **memory, size_t alignment, size_t size);
void free(void *memory);
#pragma GCC visibility pop

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *memory, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);
extern void __libc_free(void *memory);

static __thread long countdown = -1;
static __thread long live; /* what this thread has allocated less what it has freed */

static int fails(void) {
    if (countdown < 0 || countdown-- > 0) return 0;
    errno = ENOMEM;
    return 1;
}

static void *counted(void *memory) {
    if (memory) live++;
    return memory;
}

void *malloc(size_t size) { return fails() ? NULL : counted(__libc_malloc(size)); }

void *calloc(size_t count, size_t size) {
    return fails() ? NULL : counted(__libc_calloc(count, size));
}

void *realloc(void *memory, size_t size) {
    if (fails()) return NULL;
    return memory ? __libc_realloc(memory, size) : counted(__libc_malloc(size));
}

void *memalign(size_t alignment, size_t size) {
    return fails() ? NULL : counted(__libc_memalign(alignment, size));
}

void *aligned_alloc(size_t alignment, size_t size) { return memalign(alignment, size); }

int posix_memalign(void **memory, size_t alignment, size_t size) {
    *memory = memalign(alignment, size);
    return *memory ? 0 : ENOMEM;
}

void free(void *memory) {
    if (memory) live--;
    __libc_free(memory);
}

#else
#define CAN_INJECT 0
static long countdown, live;
#endif

/* ---- what the scripts use; each returns whether all went well ---- */

static bool failed_with_record(void) {
    assert_int_not_equal(lt_last_error(), lt_error_none);
    assert_int_not_equal(*lt_last_error_message(), 0);
    return false;
}

/* A result that is not needed: whether it is there. */
static bool drop_value(lt_value *value) {
    if (!value) return failed_with_record();
    lt_value_free(value);
    return true;
}

static bool drop_object(void *object) {
    if (!object) return failed_with_record();
    lt_object_unref(object);
    return true;
}

static bool drop_text(char *text) {
    if (!text) return failed_with_record();
    lt_free(text);
    return true;
}

static bool done(lt_status status) { return status ? failed_with_record() : true; }

static const char torrent[] =
    "d8:announce20:http://127.0.0.1:1/a13:announce-listll20:http://127.0.0.1:1/aee"
    "4:infod5:filesld6:lengthi20000e4:pathl1:a1:beed6:lengthi1e4:pathl1:ceee4:name4:data"
    "12:piece lengthi16384e6:pieces40:aaaaaaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbbbbbe"
    "8:url-list19:http://127.0.0.1:1/e";

static lt_value *decoded(void) {
    return lt_bdecode(torrent, sizeof torrent - 1, LT_BDECODE_DEPTH_LIMIT, LT_BDECODE_TOKEN_LIMIT);
}

static bool encode_and_decode(void) {
    lt_value *value = decoded();
    if (!value) return failed_with_record();
    lt_value *copy = lt_value_new();
    bool ok = copy && done(lt_value_add_node(copy, lt_value_root(value)));
    ok = ok && drop_value(lt_bencode(copy));
    lt_value_free(copy);
    lt_value_free(value);
    return ok;
}

static bool all_fields(lt_object *object) {
    if (!object) return failed_with_record();
    bool ok = drop_value(lt_object_as_map(object));
    lt_object *copy = ok ? lt_object_copy(object) : NULL;
    for (const lt_class *c = lt_object_class(object); copy && c && ok; c = lt_class_base(c))
        for (size_t i = 0; ok && i < lt_class_field_count(c); i++) {
            const lt_field *field = lt_class_field_at(c, i);
            lt_slot slot;
            ok = done(lt_object_get(object, field, &slot));
            if (!ok) break;
            if (lt_field_writable(field)) ok = done(lt_object_set(copy, field, slot.node));
            lt_slot_clear(&slot);
        }
    lt_object_unref(copy);
    return ok && copy;
}

static bool parameters(void) {
    struct lt_add_torrent_params *params =
        lt_load_torrent_buffer(torrent, sizeof torrent - 1, NULL);
    if (!params) return failed_with_record();
    bool ok = all_fields((lt_object *)params) && drop_value(lt_write_resume_data(params)) &&
              drop_value(lt_write_torrent_file(params, 0)) &&
              drop_value(lt_write_torrent_file_buf(params, 0));
    lt_value *data = ok ? lt_write_resume_data_buf(params) : NULL;
    if (data) {
        const lt_node *bytes = lt_value_root(data);
        ok = drop_object(lt_read_resume_data(bytes->u.data, bytes->size, NULL));
    }
    lt_value_free(data);
    lt_object_unref((lt_object *)params);
    return ok && data;
}

static bool torrent_infos(void) {
    lt_value *value = decoded();
    if (!value) return failed_with_record();
    lt_torrent_info *info = lt_torrent_info_new(value, NULL);
    lt_value_free(value);
    if (!info) return failed_with_record();
    bool ok = drop_text(lt_torrent_info_name(info)) && drop_value(lt_torrent_info_trackers(info)) &&
              drop_value(lt_torrent_info_web_seeds(info)) &&
              drop_value(lt_torrent_info_piece_hashes(info)) &&
              drop_value(lt_torrent_info_map_block(info, 0, 0, 16384)) &&
              done(lt_torrent_info_rename_file(info, 0, "data/other")) &&
              all_fields((lt_object *)info);
    lt_file_storage *files = ok ? lt_torrent_info_files(info) : NULL;
    ok = files && all_fields((lt_object *)files);
    lt_object_unref((lt_object *)files);
    lt_object_unref((lt_object *)info);
    return ok;
}

static bool magnet_links(void) {
    static const char uri[] = "magnet:?xt=urn:btih:0123456789abcdef0123456789abcdef01234567&dn=name"
                              "&tr=http%3A%2F%2F127.0.0.1%2Fa&x.pe=127.0.0.1:1&so=0-2";
    struct lt_add_torrent_params *params = lt_parse_magnet_uri(uri);
    if (!params) return failed_with_record();
    lt_value *source = lt_value_new();
    bool ok = source && done(lt_value_add_object(source, (lt_object *)params)) &&
              drop_text(lt_make_magnet_uri(source)) && drop_value(lt_parse_magnet_uri_dict(uri));
    lt_value_free(source);
    lt_object_unref((lt_object *)params);
    return ok;
}

static bool session_parameters(void) {
    lt_session_params *params = lt_session_params_new(NULL);
    if (!params) return failed_with_record();
    lt_value *state = lt_write_session_params_buf(params, 0xffffffff);
    bool ok = state && drop_object(lt_read_session_params(state, 0xffffffff)) &&
              drop_value(lt_write_session_params(params, 0xffffffff)) &&
              all_fields((lt_object *)params);
    if (!state) failed_with_record();
    lt_value_free(state);
    lt_object_unref((lt_object *)params);
    return ok;
}

static bool settings_maps(void) { return drop_value(lt_default_settings()); }

/* All classes that can be made from nothing. */
static bool every_class(void) {
    for (size_t i = 0; i < lt_class_count(); i++) {
        const lt_class *cls = lt_class_at(i);
        if (!lt_class_constructible(cls)) continue;
        lt_object *object = lt_object_new(cls);
        if (!object) return failed_with_record();
        bool ok = drop_value(lt_object_as_map(object));
        lt_object_unref(object);
        if (!ok) return false;
    }
    return true;
}

/* A session that is there already: its calls, and what its alerts say. */
static lt_session *session;

static bool saved_here(lt_object *params) {
    lt_value *path = params ? lt_value_new() : NULL;
    bool ok = path && done(lt_value_add_text(path, ".", 1)) &&
              done(lt_object_set(params, lt_class_field_find(lt_object_class(params), "save_path"),
                                 lt_value_root(path)));
    lt_value_free(path);
    return ok;
}

/* Its destructor does much; what had failed before is still to be read. */
static void drop_after_failure(lt_piece_reader *reader) {
    lt_set_error(lt_error_key, "what failed before");
    lt_object_unref((lt_object *)reader);
    assert_int_equal(lt_last_error(), lt_error_key);
    assert_string_equal(lt_last_error_message(), "what failed before");
}

static bool reads_pieces(const lt_torrent_handle *handle) {
    lt_piece_reader *reader = lt_piece_reader_new(handle);
    if (!reader) return failed_with_record();
    bool ok = done(lt_piece_reader_request(reader, 0, 0)) &&
              done(lt_piece_reader_request(reader, 1, 0)) &&
              drop_value(lt_piece_reader_read(reader, 0, 0)) &&
              done(lt_piece_reader_forget(reader, 1));
    drop_after_failure(reader);
    return ok;
}

static bool session_calls(void) {
    lt_object *params = (lt_object *)lt_load_torrent_buffer(torrent, sizeof torrent - 1, NULL);
    lt_value *source = saved_here(params) ? lt_value_new() : NULL;
    bool ok = source && done(lt_value_add_object(source, params));
    lt_object_unref(params);
    lt_torrent_handle *handle = ok ? lt_session_add_torrent(session, source) : NULL;
    ok = handle && drop_object(lt_torrent_handle_status(handle, 0xffffffff)) &&
         drop_value(lt_torrent_handle_trackers(handle)) &&
         drop_text(lt_torrent_handle_name(handle)) && reads_pieces(handle);
    if (handle) {
        long n = countdown;
        countdown = -1;
        lt_session_remove_torrent(session, handle, 0);
        countdown = n;
    }
    lt_object_unref((lt_object *)handle);
    lt_value_free(source);
    return ok && drop_value(lt_session_get_settings(session)) &&
           drop_value(lt_session_get_torrents(session)) &&
           drop_object((lt_object *)lt_session_session_state(session, 0xffffffff)) &&
           drop_value(lt_session_pop_alerts(session));
}

static int start_session(void **state) {
    (void)state;
    static const char *const off[] = {"enable_dht", "enable_lsd", "enable_upnp", "enable_natpmp"};
    lt_value *settings = lt_value_new();
    lt_value_begin(settings, lt_kind_map);
    for (size_t i = 0; i < sizeof off / sizeof *off; i++) {
        lt_value_add_text(settings, off[i], strlen(off[i]));
        lt_value_add_bool(settings, false);
    }
    lt_value_add_text(settings, "listen_interfaces", strlen("listen_interfaces"));
    lt_value_add_text(settings, "127.0.0.1:0", strlen("127.0.0.1:0"));
    lt_value_end(settings);
    session = lt_session_new(settings, 1);
    lt_value_free(settings);
    return session ? 0 : -1;
}

static int end_session(void **state) {
    (void)state;
    bool closed = lt_session_close(session, 20000);
    lt_object_unref((lt_object *)session);
    return closed ? 0 : -1;
}

/* ---- running them ---- */

/* Sessions give memory to threads of libtorrent, and take some from them: `live` says nothing then.
 */
static void inject(void **state, bool (*script)(void), const char *name) {
    (void)state;
    if (!CAN_INJECT) skip();
    assert_true(script()); /* what is made once is made now */
    long points = 0;
    for (long n = 0;; n++) {
        long before = live;
        countdown = n;
        bool ok = script();
        bool reached = countdown < 0;
        countdown = -1;
        if (live != before && script != session_calls) {
            fprintf(stderr, "%s: allocation %ld failed and %ld leaked\n", name, n, live - before);
            fail();
        }
        if (!reached) {
            assert_true(ok);
            break;
        }
        points++;
    }
    assert_true(points > 0);
    if (getenv("LT_TEST_FIGURES")) fprintf(stderr, "%s: %ld faults\n", name, points);
}

#define SCRIPTS(F)                                                                                 \
    F(encode_and_decode)                                                                           \
    F(parameters)                                                                                  \
    F(torrent_infos)                                                                               \
    F(magnet_links) F(session_parameters) F(settings_maps) F(every_class) F(session_calls)
#define TEST(script)                                                                               \
    static void faults_in_##script(void **state) { inject(state, script, #script); }
SCRIPTS(TEST)

int main(void) {
#define ENTRY(script) cmocka_unit_test(faults_in_##script),
    const struct CMUnitTest tests[] = {SCRIPTS(ENTRY)};
    return cmocka_run_group_tests_name("faults", tests, start_session, end_session);
}
