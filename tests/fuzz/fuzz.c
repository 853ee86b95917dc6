/* SPDX-License-Identifier: BSD-3-Clause */
/* A libFuzzer program of one target: compiled with -DTARGET=fuzz_NAME. */
#include "targets.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    TARGET((const char *)data, size);
    return 0;
}
