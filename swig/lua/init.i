/* SPDX-License-Identifier: BSD-3-Clause */
/* Runs when the module is loaded. The result is what is on top of the stack:
 * our own table instead of SWIG's. */
%init %{
    lua_pushnil(L);
    lua_setglobal(L, "swig_type");
    lua_pushnil(L);
    lua_setglobal(L, "swig_equals");
    lt_lua_push_module(L);
    for (swig_lua_method *f = swig_SwigModule.ns_methods; f->name; f++)
        lt_lua_add_verb(L, NULL, f->name, f->func);
    for (swig_lua_class **c = swig_SwigModule.ns_classes; *c; c++) {
        for (swig_lua_method *f = (*c)->methods; f->name; f++)
            lt_lua_add_verb(L, (*c)->name, f->name, f->func);
        if ((*c)->constructor) lt_lua_set_constructor(L, (*c)->name, (*c)->constructor);
    }
%}
