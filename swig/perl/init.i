/* SPDX-License-Identifier: BSD-3-Clause */
/* Runs when the module is loaded. */
%init %{
    lt_perl_add_classes();
    for (i = 0; swig_commands[i].name; i++)
        lt_perl_add_verb(swig_commands[i].name, swig_commands[i].wrapper);
%}
