# SPDX-License-Identifier: BSD-3-Clause
# The part that all languages share. swig/<lang>/Makefile.am includes it and sets
#   swig_options       SWIG's options for the language
#   language_CPPFLAGS  where the language's headers are
# It gets libtorrent_wrap.c, the convenience library libwrapper.la made of it, and module_ldflags.

AM_CPPFLAGS = -I$(srcdir) -I$(top_srcdir)/cglue/include $(language_CPPFLAGS)
AM_CFLAGS = $(WARN_FLAGS)
# Modules are never static: do not compile everything twice.
AM_LIBTOOLFLAGS = --tag=disable-static
module_ldflags = -avoid-version -shared $(MODULE_RPATH)

noinst_LTLIBRARIES = libwrapper.la
libwrapper_la_SOURCES = libtorrent_wrap.c
# Generated code is not held to our warnings.
libwrapper_la_CFLAGS = -fvisibility=hidden

# SWIG's own list of inputs once it has run here; from the tarball, where it has not, all there could be.
swig_inputs = $(if $(wildcard $(DEPDIR)/libtorrent_wrap.d),,$(wildcard \
    $(top_srcdir)/swig/*.i $(top_srcdir)/swig/classes/*.i $(srcdir)/*.i \
    $(top_srcdir)/cglue/include/libtorrent-c/*.h))

# SWIG may write other files beside the wrapper (libtorrent.py): they go to a folder that is thrown away.
libtorrent_wrap.c: $(swig_inputs)
	$(AM_V_GEN)if test "x$(SWIG)" = xno; then \
	    echo "$@ is missing or out of date: install SWIG >= 4.1 (Debian, Fedora: swig)" \
	        "and run configure again" >&2; \
	    exit 1; \
	fi; \
	rm -rf swig.tmp && $(MKDIR_P) swig.tmp $(DEPDIR) && \
	$(SWIG) $(swig_options) -Werror -I. -I$(srcdir) -I$(top_srcdir)/swig -I$(top_srcdir)/cglue/include \
	    -outdir swig.tmp -MMD -MP -MT $@ -MF swig.tmp/d -o swig.tmp/$@ $(top_srcdir)/swig/libtorrent.i && \
	mv swig.tmp/d $(DEPDIR)/libtorrent_wrap.d && mv swig.tmp/$@ $@ && rm -rf swig.tmp

-include ./$(DEPDIR)/libtorrent_wrap.d

clean-local:
	rm -rf swig.tmp
	test "$(srcdir)" = . || rm -f libtorrent_wrap.c
	rm -f $(DEPDIR)/libtorrent_wrap.d

maintainer-clean-local:
	rm -f libtorrent_wrap.c
