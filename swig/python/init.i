/* SPDX-License-Identifier: BSD-3-Clause */
/* Runs when the module is loaded, after SWIG has made its own types. */
%init %{
    if (lt_python_add_errors(m) || lt_python_add_bitfield(m) || lt_python_add_live(m) || lt_python_add_userdata(m) ||
        lt_python_add_classes(m))
        return LT_INIT_FAILED;
%}
