/* SPDX-License-Identifier: BSD-3-Clause */
/* The targets of the fuzzer over its corpus: each file whole, cut at each byte, with bytes changed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <dirent.h>

#include "../fuzz/targets.h"

/* Longer files are cut and changed at this many places only. */
enum { most_places = 1500, largest_file = 1 << 20 };

static uint32_t next_random(uint32_t *state) {
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

static void feed(const char *path, void (*target)(const char *, size_t)) {
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    char *whole = malloc(largest_file);
    assert_non_null(whole);
    size_t size = fread(whole, 1, largest_file, file);
    fclose(file);
    target(whole, size);
    uint32_t state = (uint32_t)size;
    size_t step = 1 + size / most_places;
    for (size_t at = 0; at < size; at += step) {
        /* A copy of its own, so that reading beyond the end is seen. */
        char *part = malloc(at + 1);
        assert_non_null(part);
        memcpy(part, whole, at);
        target(part, at);
        free(part);
        char kept = whole[at];
        whole[at] = (char)next_random(&state);
        target(whole, size);
        whole[at] = kept;
    }
    free(whole);
}

static void replay(const char *name, void (*target)(const char *, size_t)) {
    const char *srcdir = getenv("srcdir");
    char folder[4096], path[8192];
    snprintf(folder, sizeof folder, "%s/fuzz/corpus/%s", srcdir ? srcdir : ".", name);
    DIR *dir = opendir(folder);
    assert_non_null(dir);
    int count = 0;
    for (struct dirent *entry; (entry = readdir(dir)) != NULL;) {
        if (entry->d_name[0] == '.') continue;
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        feed(path, target);
        count++;
    }
    closedir(dir);
    assert_true(count > 0);
}

#define REPLAY(name)                                                                               \
    static void name(void **state) {                                                               \
        (void)state;                                                                               \
        replay(#name, fuzz_##name);                                                                \
    }
FUZZ_TARGETS(REPLAY)

int main(void) {
#define ENTRY(name) cmocka_unit_test(name),
    const struct CMUnitTest tests[] = {FUZZ_TARGETS(ENTRY)};
    return cmocka_run_group_tests_name("fuzz", tests, NULL, NULL);
}
