# SPDX-License-Identifier: BSD-3-Clause
# Fuzzing with libFuzzer: everything is compiled here, by clang, with sanitizers. Run by 'make fuzz'
# in a folder of the build; needs clang with its run time (Debian: clang, libclang-rt-*-dev) and:
#   top_srcdir           where the sources are
#   LIBTORRENT_CFLAGS, LIBTORRENT_LIBS
#   SECONDS              how long each target runs
#   TARGETS              which ones (all); -j runs several at a time
# What is found is left in findings/NAME; what is interesting grows corpus/NAME, beginning with the
# one that is distributed. Sums are in NAME.log.

CLANG = clang
CLANGXX = clang++
SECONDS = 60
TARGETS = bdecode torrent resume session_params magnet

here = $(top_srcdir)/tests/fuzz
sanitize = -fsanitize=address,undefined -fno-sanitize-recover=undefined -g -O1
flags = $(sanitize) -I$(top_srcdir)/cglue/include -I$(top_srcdir)/cglue/src -DLT_BUILDING \
    $(LIBTORRENT_CFLAGS)
objects = $(patsubst $(top_srcdir)/cglue/src/%,%.o,\
    $(wildcard $(top_srcdir)/cglue/src/*.cpp $(top_srcdir)/cglue/src/*.c))

run: $(addprefix run-,$(TARGETS))

$(addprefix run-,$(TARGETS)): run-%: fuzz_%
	@mkdir -p corpus/$* findings/$*
	@echo "fuzzing $*: $(SECONDS) seconds"
	@./fuzz_$* -max_total_time=$(SECONDS) -timeout=20 -rss_limit_mb=2048 -max_len=65536 \
	    -print_final_stats=1 -artifact_prefix=findings/$*/ corpus/$* $(here)/corpus/$* \
	    >$*.log 2>&1 || { tail -40 $*.log; exit 1; }
	@sed -n 's/^stat::number_of_executed_units: */  executions: /p' $*.log

build: $(addprefix fuzz_,$(TARGETS))

fuzz_%: %.fuzz.o $(objects)
	$(CLANGXX) $(sanitize) -fsanitize=fuzzer -o $@ $^ $(LIBTORRENT_LIBS)

%.fuzz.o: $(here)/fuzz.c $(here)/targets.h
	$(CLANG) -std=c11 $(flags) -Wall -Wextra -fsanitize=fuzzer-no-link -DTARGET=fuzz_$* -c -o $@ $<

%.cpp.o: $(top_srcdir)/cglue/src/%.cpp
	$(CLANGXX) -std=c++17 $(flags) -fsanitize=fuzzer-no-link -c -o $@ $<

%.c.o: $(top_srcdir)/cglue/src/%.c
	$(CLANG) -std=c11 $(flags) -fsanitize=fuzzer-no-link -c -o $@ $<

clean:
	rm -f *.o fuzz_*

.PHONY: run build clean $(addprefix run-,$(TARGETS))
.SECONDARY:
