/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * The Lua classes: fields from the tables of the glue, verbs from the tables that SWIG made.
 *
 * An object is a userdata whose metatable is that of its class. What can be written behind its dot
 * or colon is in a table of members, those of the base classes included: a function, or a light
 * userdata that is a field. A class, such as libtorrent.torrent_info, is a table: calling it makes
 * an object, indexing it gives its methods and enums.
 */
#include "layer.h"

#include <string.h>

/* Its address is the key of the class in the metatables of our objects. */
static char class_key;

typedef struct lt_lua_object {
    lt_object *object;
} lt_lua_object;

/* ---- prepared functions ---- */

void lt_lua_prepare(lua_State *L, lua_CFunction function) {
    lua_pushcfunction(L, function);
    lua_rawsetp(L, LUA_REGISTRYINDEX, (const void *)(uintptr_t)function);
}

void lt_lua_push_prepared(lua_State *L, lua_CFunction function) {
    lua_rawgetp(L, LUA_REGISTRYINDEX, (const void *)(uintptr_t)function);
}

/* ---- objects ---- */

lt_object *lt_lua_to_object(lua_State *L, int index) {
    if (lua_type(L, index) != LUA_TUSERDATA || !lua_getmetatable(L, index)) return NULL;
    lua_rawgetp(L, -1, &class_key);
    bool ours = lua_islightuserdata(L, -1);
    lua_pop(L, 2);
    return ours ? ((lt_lua_object *)lua_touserdata(L, index))->object : NULL;
}

int lt_lua_argument(lua_State *L, int index, const char *name, lt_object **object) {
    *object = lt_lua_to_object(L, index);
    if (*object || lt_lua_is_nothing(L, index)) return 0;
    if (strcmp(name, "self") == 0)
        return lt_lua_misuse(L, lt_error_type,
                             "a method needs an object before its colon, not a %s",
                             luaL_typename(L, index));
    return lt_lua_misuse(L, lt_error_type, "argument '%s' cannot be a %s", name,
                         luaL_typename(L, index));
}

static int new_userdata(lua_State *L) {
    lua_newuserdata(L, sizeof(lt_lua_object));
    return 1;
}

int lt_lua_push_result(lua_State *L, lt_object *object) {
    if (!object) {
        if (lt_last_error() != lt_error_none) return lt_lua_fail(L);
        lua_pushnil(L);
        return 0;
    }
    lt_lua_push_prepared(L, new_userdata);
    if (lua_pcall(L, 0, 1, 0)) {
        lt_object_unref(object);
        return -1;
    }
    ((lt_lua_object *)lua_touserdata(L, -1))->object = object;
    lua_rawgetp(L, LUA_REGISTRYINDEX, lt_object_class(object));
    lua_setmetatable(L, -2);
    return 0;
}

static lt_object *self(lua_State *L) {
    lt_object *object = lt_lua_to_object(L, 1);
    if (object) return object;
    lt_lua_misuse(L, lt_error_type, "a method needs an object before its colon, not a %s",
                  luaL_typename(L, 1));
    lua_error(L);
    return NULL;
}

static int drop(lua_State *L) {
    /* Scripts can call it too, with any userdata. */
    if (!lt_lua_to_object(L, 1)) return 0;
    lt_lua_object *me = lua_touserdata(L, 1);
    lt_object_unref(me->object);
    me->object = NULL;
    return 0;
}

/* ---- fields ---- */

static int read_field(lua_State *L, const lt_object *object, const lt_field *field) {
    lt_slot slot;
    if (lt_object_get(object, field, &slot)) {
        lt_lua_fail(L);
        return lua_error(L);
    }
    int status = lt_lua_push_node(L, slot.node);
    lt_slot_clear(&slot);
    return status ? lua_error(L) : 1;
}

/* Reads object.name; the upvalue is the table of members. */
static int index_object(lua_State *L) {
    lua_pushvalue(L, 2);
    lua_gettable(L, lua_upvalueindex(1));
    if (!lua_islightuserdata(L, -1)) return 1;
    return read_field(L, self(L), lua_touserdata(L, -1));
}

static int set_member(lua_State *L) {
    lua_pushvalue(L, 2);
    lua_gettable(L, lua_upvalueindex(1));
    const lt_field *field = lua_islightuserdata(L, -1) ? lua_touserdata(L, -1) : NULL;
    if (!field) {
        lt_lua_misuse(L, lt_error_key, "there is no field '%s'", luaL_tolstring(L, 2, NULL));
        return lua_error(L);
    }
    lt_object *object = self(L);
    lt_value *value = lt_lua_to_value(L, 3);
    if (!value) return lua_error(L);
    int status = lt_object_set(object, field, lt_value_root(value));
    lt_value_free(value);
    if (!status) return 0;
    lt_lua_fail(L);
    return lua_error(L);
}

/* A field that is called; the upvalues are the field and its class. */
static int call_field(lua_State *L) {
    lt_object *object = self(L);
    const lt_field *field = lua_touserdata(L, lua_upvalueindex(1));
    const lt_class *cls = lua_touserdata(L, lua_upvalueindex(2));
    if (lua_gettop(L) != 1) {
        lt_lua_misuse(L, lt_error_type, "%s() takes no arguments", lt_field_name(field));
        return lua_error(L);
    }
    if (!lt_object_is(object, cls)) {
        lt_lua_misuse(L, lt_error_type, "%s() needs a %s, not a %s", lt_field_name(field),
                      lt_class_name(cls), lt_class_name(lt_object_class(object)));
        return lua_error(L);
    }
    return read_field(L, object, field);
}

/* ---- what all objects can do ---- */

static int as_table(lua_State *L) {
    return lt_lua_push_value(L, lt_object_as_map(self(L))) ? lua_error(L) : 1;
}

static int copy(lua_State *L) {
    return lt_lua_push_result(L, lt_object_copy(self(L))) ? lua_error(L) : 1;
}

static int to_text(lua_State *L) {
    lt_object *object = self(L);
    const lt_class *cls = lt_object_class(object);
    const lt_field *field = lt_class_field_find(cls, "to_text");
    if (field) return read_field(L, object, field);
    lua_pushfstring(L, "libtorrent.%s: %p", lt_class_name(cls), (const void *)object);
    return 1;
}

static int equal(lua_State *L) {
    lt_object *a = lt_lua_to_object(L, 1), *b = lt_lua_to_object(L, 2);
    bool same = a && a == b;
    if (!same && a && b && lt_object_class(a) == lt_object_class(b) &&
        lt_class_has_equality(lt_object_class(a)))
        same = lt_object_equal(a, b) == 1;
    lua_pushboolean(L, same);
    return 1;
}

static int order(lua_State *L) {
    int result;
    lt_object *a = lt_lua_to_object(L, 1), *b = lt_lua_to_object(L, 2);
    if (!a || !b || lt_object_class(a) != lt_object_class(b)) {
        lt_lua_misuse(L, lt_error_type, "only objects of one class can be compared");
        lua_error(L);
    }
    if (lt_object_compare(a, b, &result)) {
        lt_lua_fail(L);
        lua_error(L);
    }
    return result;
}

static int less(lua_State *L) {
    lua_pushboolean(L, order(L) < 0);
    return 1;
}

static int less_equal(lua_State *L) {
    lua_pushboolean(L, order(L) <= 0);
    return 1;
}

static int next_field(lua_State *L) {
    lua_settop(L, 2);
    if (lua_next(L, 1)) return 2;
    lua_pushnil(L);
    return 1;
}

/* pairs(object): names and values of all fields. */
static int iterate(lua_State *L) {
    lua_pushcfunction(L, next_field);
    as_table(L);
    return 2;
}

/* local session <close> = ...: calls the method close, if there is one. */
static int close_object(lua_State *L) {
    lua_settop(L, 1);
    lua_getfield(L, 1, "close");
    if (!lua_isfunction(L, -1)) return 0;
    lua_insert(L, 1);
    lua_call(L, 1, 0);
    return 0;
}

static const luaL_Reg metamethods[] = {
    {"__tostring", to_text},   {"__eq", equal},      {"__lt", less},
    {"__le", less_equal},      {"__pairs", iterate}, {"__gc", drop},
    {"__close", close_object}, {NULL, NULL},
};

static const luaL_Reg common_methods[] = {{"as_table", as_table}, {"copy", copy}, {NULL, NULL}};

/* ---- classes ---- */

/* The constructor of a class that has none of its own: takes a table of fields. The upvalue is the
 * class. */
static int construct_by_fields(lua_State *L) {
    const lt_class *cls = lua_touserdata(L, lua_upvalueindex(1));
    if (!lt_class_constructible(cls)) {
        lt_lua_misuse(L, lt_error_type, "objects of class %s come from calls only",
                      lt_class_name(cls));
        return lua_error(L);
    }
    if (lua_gettop(L) > 2 || (!lua_isnoneornil(L, 2) && !lua_istable(L, 2))) {
        lt_lua_misuse(L, lt_error_type, "%s() takes nothing or a table of fields",
                      lt_class_name(cls));
        return lua_error(L);
    }
    lua_settop(L, 2);
    if (lt_lua_push_result(L, lt_object_new(cls))) return lua_error(L);
    if (lua_istable(L, 2))
        for (lua_pushnil(L); lua_next(L, 2); lua_pop(L, 1)) {
            lua_pushvalue(L, -2);
            lua_pushvalue(L, -2);
            lua_settable(L, 3);
        }
    lua_pushvalue(L, 3);
    return 1;
}

/* Pushes the table of members of a class. */
static void push_members(lua_State *L, const lt_class *cls) {
    lua_rawgetp(L, LUA_REGISTRYINDEX, cls);
    lua_getfield(L, -1, "__index");
    lua_getupvalue(L, -1, 1);
    lua_replace(L, -3);
    lua_pop(L, 1);
}

static void add_field(lua_State *L, const lt_class *cls, const lt_field *field) {
    lua_pushlightuserdata(L, (void *)field);
    if (lt_field_is_method(field)) {
        lua_pushlightuserdata(L, (void *)cls);
        lua_pushcclosure(L, call_field, 2);
    }
    lua_setfield(L, -2, lt_field_name(field));
}

/* Adds a class to the module on top of the stack. */
static void add_class(lua_State *L, const lt_class *cls) {
    int module = lua_gettop(L);
    lua_newtable(L); /* members */
    const lt_class *base = lt_class_base(cls);
    if (base) {
        lua_newtable(L);
        push_members(L, base);
        lua_setfield(L, -2, "__index");
        lua_setmetatable(L, -2);
    } else
        luaL_setfuncs(L, common_methods, 0);
    for (size_t i = 0; i < lt_class_field_count(cls); i++)
        add_field(L, cls, lt_class_field_at(cls, i));

    lua_newtable(L); /* the metatable of objects */
    luaL_setfuncs(L, metamethods, 0);
    lua_pushvalue(L, module + 1);
    lua_pushcclosure(L, index_object, 1);
    lua_setfield(L, -2, "__index");
    lua_pushvalue(L, module + 1);
    lua_pushcclosure(L, set_member, 1);
    lua_setfield(L, -2, "__newindex");
    lua_pushfstring(L, "libtorrent.%s", lt_class_name(cls));
    lua_setfield(L, -2, "__name");
    lua_pushlightuserdata(L, (void *)cls);
    lua_rawsetp(L, -2, &class_key);
    lua_rawsetp(L, LUA_REGISTRYINDEX, cls);

    lua_newtable(L); /* the class, and its own metatable */
    lua_newtable(L);
    lua_pushvalue(L, module + 1);
    lua_setfield(L, -2, "__index");
    lua_pushlightuserdata(L, (void *)cls);
    lua_pushcclosure(L, construct_by_fields, 1);
    lua_setfield(L, -2, "__call");
    lua_pushstring(L, lt_class_doc(cls));
    lua_setfield(L, -2, "__doc");
    lua_setmetatable(L, -2);
    lua_setfield(L, module, lt_class_name(cls));
    lua_settop(L, module);
}

/* ---- enums ---- */

/* Calling an enum with a value gives its name, or nil; the upvalue is the enum. */
static int name_of_value(lua_State *L) {
    const lt_enum *e = lua_touserdata(L, lua_upvalueindex(1));
    int64_t value;
    if (lt_lua_int64(L, 2, "value", INT64_MIN, INT64_MAX, &value)) return lua_error(L);
    for (size_t i = 0; i < lt_enum_value_count(e); i++)
        if (lt_enum_value(e, i) == value) {
            lua_pushstring(L, lt_enum_value_name(e, i));
            return 1;
        }
    lua_pushnil(L);
    return 1;
}

/* An enum has not what it is asked for: raises. The upvalue is the enum. */
static int no_value(lua_State *L) {
    const lt_enum *e = lua_touserdata(L, lua_upvalueindex(1));
    const char *name = luaL_tolstring(L, 2, NULL);
    for (size_t i = 0; i < lt_enum_value_count(e); i++)
        if (strcmp(name, lt_enum_value_name(e, i)) == 0) {
            lt_lua_push_int64(L, lt_enum_value(e, i));
            return lua_error(L);
        }
    lt_lua_misuse(L, lt_error_key, "there is no %s.%s", lt_enum_name(e), name);
    return lua_error(L);
}

/* Adds an enum, a table of integers by name, to the module on top of the stack or to the class it
 * stands in. */
static void add_enum(lua_State *L, const lt_enum *e) {
    int module = lua_gettop(L);
    const char *name = lt_enum_name(e), *dot = strchr(name, '.');
    lua_pushvalue(L, module);
    for (; dot; name = dot + 1, dot = strchr(name, '.')) {
        lua_pushlstring(L, name, (size_t)(dot - name));
        lua_pushvalue(L, -1);
        lua_rawget(L, module + 1);
        if (!lua_istable(L, -1)) {
            lua_pop(L, 1);
            lua_newtable(L);
            lua_pushvalue(L, -2);
            lua_pushvalue(L, -2);
            lua_rawset(L, module + 1);
        }
        lua_replace(L, module + 1);
        lua_settop(L, module + 1);
    }
    lua_pushstring(L, name);
    lua_newtable(L);
    for (size_t i = 0; i < lt_enum_value_count(e); i++) {
        if (lt_lua_push_int64(L, lt_enum_value(e, i)))
            lua_pop(L, 1); /* no_value() says so */
        else
            lua_setfield(L, -2, lt_enum_value_name(e, i));
    }
    lua_newtable(L);
    lua_pushlightuserdata(L, (void *)e);
    lua_pushcclosure(L, name_of_value, 1);
    lua_setfield(L, -2, "__call");
    lua_pushlightuserdata(L, (void *)e);
    lua_pushcclosure(L, no_value, 1);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
    lua_rawset(L, module + 1);
    lua_settop(L, module);
}

/* ---- the module ---- */

void lt_lua_push_module(lua_State *L) {
    lua_newtable(L);
    lt_lua_prepare(L, new_userdata);
    lt_lua_add_errors(L);
    lt_lua_add_markers(L);
    lt_lua_init_callbacks(L);
    for (size_t i = 0; i < lt_class_count(); i++)
        add_class(L, lt_class_at(i));
    for (size_t i = 0; i < lt_enum_count(); i++)
        add_enum(L, lt_enum_at(i));
}

void lt_lua_add_verb(lua_State *L, const char *class_name, const char *name, lua_CFunction verb) {
    if (class_name) {
        const lt_class *cls = lt_class_find(class_name);
        if (!cls) luaL_error(L, "the class %s has verbs but no row in the schema", class_name);
        push_members(L, cls);
    } else
        lua_pushvalue(L, -1);
    lua_pushcfunction(L, verb);
    lua_setfield(L, -2, name);
    lua_pop(L, 1);
}

void lt_lua_set_constructor(lua_State *L, const char *class_name, lua_CFunction constructor) {
    lua_getfield(L, -1, class_name);
    if (lua_getmetatable(L, -1)) {
        lua_pushcfunction(L, constructor);
        lua_setfield(L, -2, "__call");
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}
