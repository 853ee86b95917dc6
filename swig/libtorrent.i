/* SPDX-License-Identifier: BSD-3-Clause */
/* The module. lang.i is the language's own, found through the include path: it gives what contract.i asks for;
 * its init.i runs when the module is loaded. */
%module libtorrent

%{
#include <libtorrent-c/libtorrent-c.h>
%}

%include "lang.i"
%include "contract.i"
%include "classes.i"
%include "init.i"
