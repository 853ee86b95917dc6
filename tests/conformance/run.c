/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * Runs the cases of cases/<area>.json with the C library; README says what they mean. Nothing here
 * knows a function, class or field of the library: all is found in its tables by name. Arguments: a
 * folder for temporary files, and the files of cases.
 */
#include <libtorrent-c/libtorrent-c.h>

#include <jansson.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

enum { most_variables = 40, wait_seconds = 20 };

struct variable {
    const char *name;
    lt_value *value;
};

static struct variable variables[most_variables];
static size_t variable_count;
static const char *folder; /* of the case */
static lt_value *pending;  /* alerts that were popped */
static const lt_node *next_alert;
static size_t alerts_left;

static void quit(const char *what, const char *which) {
    fprintf(stderr, "%s: %s\n", what, which);
    exit(99);
}

/* For what cannot fail but without memory. */
static void must(lt_status status) {
    if (status) quit("a value could not be built", lt_last_error_message());
}

static void keep(const char *name, lt_value *value) {
    for (size_t i = 0; i < variable_count; i++)
        if (strcmp(variables[i].name, name) == 0) {
            lt_value_free(variables[i].value);
            variables[i].value = value;
            return;
        }
    if (variable_count == most_variables) quit("too many variables", name);
    variables[variable_count++] = (struct variable){name, value};
}

static const lt_node *kept(const char *name) {
    for (size_t i = 0; i < variable_count; i++)
        if (strcmp(variables[i].name, name) == 0) return lt_value_root(variables[i].value);
    quit("no variable of that name", name);
    return NULL;
}

static void forget_all(void) {
    while (variable_count)
        lt_value_free(variables[--variable_count].value);
    lt_value_free(pending);
    pending = NULL;
    alerts_left = 0;
}

/* --- JSON to values --- */

static const char *text_of(const json_t *spec, const char *key) {
    return json_string_value(json_object_get(spec, key));
}

static void add_hex(lt_value *v, const char *digits) {
    size_t size = strlen(digits) / 2;
    char *at = lt_value_add_space(v, lt_kind_bytes, size);
    if (!at) quit("no memory", digits);
    for (size_t i = 0; i < size; i++) {
        char pair[3] = {digits[2 * i], digits[2 * i + 1], 0};
        at[i] = (char)strtoul(pair, NULL, 16);
    }
}

/* "torrent_status.states.seeding" */
static void add_enum(lt_value *v, const char *dotted) {
    const char *dot = strrchr(dotted, '.');
    for (size_t i = 0; i < lt_enum_count(); i++) {
        const lt_enum *e = lt_enum_at(i);
        if (strncmp(lt_enum_name(e), dotted, (size_t)(dot - dotted)) != 0 ||
            lt_enum_name(e)[dot - dotted])
            continue;
        for (size_t k = 0; k < lt_enum_value_count(e); k++)
            if (strcmp(lt_enum_value_name(e, k), dot + 1) == 0) {
                must(lt_value_add_enum(v, lt_enum_value(e, k), (uint16_t)(i + 1)));
                return;
            }
    }
    quit("no such enum or value", dotted);
}

static const char *below(const char *name) {
    static char path[2000];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void add(lt_value *v, const json_t *spec);

static void add_items(lt_value *v, lt_kind kind, const json_t *items) {
    size_t i;
    json_t *item;
    must(lt_value_begin(v, kind));
    json_array_foreach(items, i, item) add(v, item);
    must(lt_value_end(v));
}

static void add(lt_value *v, const json_t *spec) {
    const char *text;
    switch (json_typeof(spec)) {
    case JSON_NULL:
        must(lt_value_add_nil(v));
        break;
    case JSON_TRUE:
    case JSON_FALSE:
        must(lt_value_add_bool(v, json_is_true(spec)));
        break;
    case JSON_INTEGER:
        must(lt_value_add_int(v, json_integer_value(spec)));
        break;
    case JSON_REAL:
        must(lt_value_add_real(v, json_real_value(spec)));
        break;
    case JSON_STRING:
        must(lt_value_add_text(v, json_string_value(spec), json_string_length(spec)));
        break;
    case JSON_ARRAY:
        add_items(v, lt_kind_list, spec);
        break;
    case JSON_OBJECT:
        if ((text = text_of(spec, "hex")))
            add_hex(v, text);
        else if ((text = text_of(spec, "enum")))
            add_enum(v, text);
        else if ((text = text_of(spec, "below")))
            must(lt_value_add_string(v, below(text)));
        else if ((text = text_of(spec, "var")) || (text = text_of(spec, "bytes")))
            must(lt_value_add_node(v, kept(text)));
        else if (json_object_get(spec, "tuple"))
            add_items(v, lt_kind_tuple, json_object_get(spec, "tuple"));
        else {
            const char *key;
            json_t *item;
            must(lt_value_begin(v, lt_kind_map));
            json_object_foreach((json_t *)spec, key, item) {
                must(lt_value_add_string(v, key));
                add(v, item);
            }
            must(lt_value_end(v));
        }
    }
}

static lt_value *value_of(const json_t *spec) {
    lt_value *v = lt_value_new();
    add(v, spec);
    return v;
}

/* --- does a value match a pattern? --- */

static bool is_string(const lt_node *n) {
    return n->kind == lt_kind_text || n->kind == lt_kind_bytes;
}
static bool is_list(const lt_node *n) {
    return n->kind == lt_kind_list || n->kind == lt_kind_tuple;
}

static bool same(const lt_node *a, const lt_node *b) {
    if (is_string(a) && is_string(b))
        return a->size == b->size && memcmp(a->u.data, b->u.data, a->size) == 0;
    if (is_list(a) && is_list(b)) {
        if (a->size != b->size) return false;
        const lt_node *x = lt_node_child(a), *y = lt_node_child(b);
        for (uint32_t i = 0; i < a->size; i++, x = lt_node_next(x), y = lt_node_next(y))
            if (!same(x, y)) return false;
        return true;
    }
    if (a->kind != b->kind) return false;
    switch ((lt_kind)a->kind) {
    case lt_kind_nil:
        return true;
    case lt_kind_real:
        return a->u.real == b->u.real;
    case lt_kind_object:
        return lt_object_equal(a->u.object, b->u.object) == 1;
    case lt_kind_bool:
    case lt_kind_int:
    case lt_kind_duration:
    case lt_kind_time:
        return a->u.integer == b->u.integer;
    default:
        return false;
    }
}

static bool matches(const lt_node *n, const json_t *pattern);

static bool matches_items(const lt_node *n, const json_t *pattern) {
    size_t i;
    json_t *item;
    if (n->size != json_array_size(pattern)) return false;
    if (n->kind == lt_kind_bits) {
        json_array_foreach(pattern, i, item) {
            bool bit = (unsigned char)n->u.data[i / 8] >> (7 - i % 8) & 1;
            if (!json_is_boolean(item) || bit != json_is_true(item)) return false;
        }
        return true;
    }
    if (!is_list(n)) return false;
    const lt_node *child = lt_node_child(n);
    json_array_foreach(pattern, i, item) {
        if (!matches(child, item)) return false;
        child = lt_node_next(child);
    }
    return true;
}

static bool has_all(const lt_node *n, const json_t *pairs) {
    const char *key;
    json_t *item;
    json_object_foreach((json_t *)pairs, key, item) {
        const lt_node *value = lt_node_find(n, key);
        if (!value || !matches(value, item)) return false;
    }
    return true;
}

static double number(const lt_node *n) {
    return n->kind == lt_kind_real ? n->u.real : (double)n->u.integer;
}

static bool matches(const lt_node *n, const json_t *pattern) {
    const json_t *part;
    bool counts = n->kind == lt_kind_int || n->kind == lt_kind_real ||
                  n->kind == lt_kind_duration || n->kind == lt_kind_time;
    switch (json_typeof(pattern)) {
    case JSON_NULL:
        return n->kind == lt_kind_nil;
    case JSON_TRUE:
    case JSON_FALSE:
        return n->kind == lt_kind_bool && n->u.integer == json_is_true(pattern);
    case JSON_INTEGER:
        return n->kind == lt_kind_real ? n->u.real == (double)json_integer_value(pattern)
                                       : counts && n->u.integer == json_integer_value(pattern);
    case JSON_REAL:
        return counts && number(n) == json_real_value(pattern);
    case JSON_STRING:
        return is_string(n) && n->size == json_string_length(pattern) &&
               memcmp(n->u.data, json_string_value(pattern), n->size) == 0;
    case JSON_ARRAY:
        return matches_items(n, pattern);
    case JSON_OBJECT:
        break;
    }
    if ((part = json_object_get(pattern, "contains")))
        return n->kind == lt_kind_map && has_all(n, part);
    if ((part = json_object_get(pattern, "length")))
        return (is_list(n) || n->kind == lt_kind_map || n->kind == lt_kind_bits) &&
               n->size == json_integer_value(part);
    if ((part = json_object_get(pattern, "type")))
        return n->kind == lt_kind_object &&
               strcmp(lt_class_name(lt_object_class(n->u.object)), json_string_value(part)) == 0;
    if ((part = json_object_get(pattern, "least")))
        return counts && number(n) >= json_number_value(part);
    if (text_of(pattern, "hex") || text_of(pattern, "below") || text_of(pattern, "var") ||
        text_of(pattern, "enum")) {
        lt_value *v = value_of(pattern);
        bool ok = same(n, lt_value_root(v));
        lt_value_free(v);
        return ok;
    }
    return n->kind == lt_kind_map && n->size == json_object_size(pattern) && has_all(n, pattern);
}

/* --- steps --- */

/* C has no default arguments: those of the other languages that are not nil, 0 or false. */
static const struct {
    const char *function;
    size_t position; /* without self */
    int64_t value;
} defaults[] = {
    {"lt_bdecode", 1, LT_BDECODE_DEPTH_LIMIT},
    {"lt_bdecode", 2, LT_BDECODE_TOKEN_LIMIT},
    {"lt_session_new", 1, lt_session_flags_add_default_plugins},
    {"lt_session_close", 0, 1000 * wait_seconds},
    {"lt_session_session_state", 0, 0xffffffff},
    {"lt_session_post_torrent_updates", 0, 0xffffffff},
    {"lt_read_session_params", 1, 0xffffffff},
    {"lt_write_session_params", 1, 0xffffffff},
    {"lt_write_session_params_buf", 1, 0xffffffff},
    {"lt_torrent_handle_status", 0, 0xffffffff},
};

static void add_defaults(lt_value *arguments, const char *function, size_t given) {
    for (size_t i = 0; i < sizeof defaults / sizeof *defaults; i++)
        if (strcmp(function, defaults[i].function) == 0 && defaults[i].position >= given) {
            for (; given < defaults[i].position; given++)
                must(lt_value_add_nil(arguments));
            must(lt_value_add_int(arguments, defaults[i].value));
            given++;
        }
}

static lt_value *call(const char *function, const lt_node *self, const json_t *arguments) {
    const lt_function *f = lt_function_find(function);
    if (!f) return NULL;
    lt_value *list = lt_value_new();
    size_t i;
    json_t *item;
    must(lt_value_begin(list, lt_kind_list));
    if (self) must(lt_value_add_node(list, self));
    json_array_foreach(arguments, i, item) add(list, item);
    add_defaults(list, function, json_array_size(arguments));
    must(lt_value_end(list));
    lt_value *result = lt_function_call(f, list);
    lt_value_free(list);
    return result;
}

static lt_value *copied(const lt_node *n) {
    lt_value *v = lt_value_new();
    must(lt_value_add_node(v, n));
    return v;
}

static lt_value *item_of(const lt_node *list, json_int_t index) {
    if (!is_list(list) || index < 0 || index >= list->size)
        quit("a step takes an item of", "what has none of that index");
    const lt_node *n = lt_node_child(list);
    while (index--)
        n = lt_node_next(n);
    return copied(n);
}

/* The first alert of that class, pending or yet to come; those before it are dropped. */
static lt_value *wait_for(lt_object *session, const char *name) {
    time_t deadline = time(NULL) + wait_seconds;
    for (;;) {
        while (alerts_left) {
            const lt_node *alert = next_alert;
            next_alert = lt_node_next(alert);
            alerts_left--;
            if (strcmp(lt_class_name(lt_object_class(alert->u.object)), name) == 0)
                return copied(alert);
        }
        if (time(NULL) >= deadline) {
            lt_set_error(lt_error_state, "the alert did not come");
            return NULL;
        }
        lt_object_unref(lt_session_wait_for_alert((lt_session *)session, 500));
        lt_value_free(pending);
        pending = lt_session_pop_alerts((lt_session *)session);
        if (!pending) return NULL;
        alerts_left = lt_value_root(pending)->size;
        next_alert = lt_node_child(lt_value_root(pending));
    }
}

/* Byte i is i modulo 251. */
static lt_value *write_file(const char *name, json_int_t size) {
    char *path = strdup(below(name));
    for (char *slash = strchr(path + strlen(folder) + 1, '/'); slash;
         slash = strchr(slash + 1, '/')) {
        *slash = 0;
        mkdir(path, 0700);
        *slash = '/';
    }
    FILE *out = fopen(path, "wb");
    if (!out) quit(path, "cannot be written");
    for (json_int_t i = 0; i < size; i++)
        putc((int)(i % 251), out);
    fclose(out);
    free(path);
    return lt_value_new();
}

static lt_value *same_files(const json_t *names) {
    FILE *one = fopen(below(json_string_value(json_array_get(names, 0))), "rb");
    FILE *other = fopen(below(json_string_value(json_array_get(names, 1))), "rb");
    int a = one ? 0 : EOF, b = other ? 0 : EOF;
    bool same = a == 0 && b == 0;
    while (same && a != EOF) {
        a = getc(one);
        b = getc(other);
        same = a == b;
    }
    if (one) fclose(one);
    if (other) fclose(other);
    if (same) return lt_value_new();
    lt_set_error(lt_error_state, "the files are different");
    return NULL;
}

static lt_value *perform(const json_t *step) {
    if (text_of(step, "write"))
        return write_file(text_of(step, "write"),
                          json_integer_value(json_object_get(step, "size")));
    if (json_object_get(step, "same")) return same_files(json_object_get(step, "same"));
    const char *on = text_of(step, "on"), *name;
    const lt_node *target = on ? kept(on) : NULL;
    lt_object *object = target && target->kind == lt_kind_object ? target->u.object : NULL;
    const json_t *arguments = json_object_get(step, "args");
    char function[200];
    if ((name = text_of(step, "new"))) {
        snprintf(function, sizeof function, "lt_%s_new", name);
        if (lt_function_find(function)) return call(function, NULL, arguments);
        lt_object *made = lt_object_new(lt_class_find(name));
        if (!made) return NULL;
        lt_value *result = lt_value_new();
        must(lt_value_add_object(result, made));
        lt_object_unref(made);
        return result;
    }
    if ((name = text_of(step, "call"))) {
        const char *class_name = object ? lt_class_name(lt_object_class(object)) : NULL;
        snprintf(function, sizeof function, "lt_%s%s%s", class_name ? class_name : "",
                 class_name ? "_" : "", name);
        if (object && !lt_function_find(function)) return lt_object_field(object, name);
        return call(function, target, arguments);
    }
    if ((name = text_of(step, "get"))) return lt_object_field(object, name);
    if ((name = text_of(step, "set"))) {
        lt_value *to = value_of(json_object_get(step, "to"));
        const lt_field *field = lt_class_field_find(lt_object_class(object), name);
        lt_status status = field ? lt_object_set(object, field, lt_value_root(to)) : -1;
        lt_value_free(to);
        return status ? NULL : lt_value_new();
    }
    if (json_object_get(step, "item"))
        return item_of(target, json_integer_value(json_object_get(step, "item")));
    return wait_for(object, text_of(step, "wait"));
}

/* What is wrong, or NULL. */
static const char *check_error(const json_t *expected) {
    static char message[600];
    const char *kind = lt_error_kind_name(lt_last_error()),
               *category = text_of(expected, "category");
    const json_t *code = json_object_get(expected, "code");
    if (strcmp(kind, text_of(expected, "kind")) == 0 &&
        (!category || strcmp(category, lt_last_error_category()) == 0) &&
        (!code || json_integer_value(code) == lt_last_error_code()))
        return NULL;
    snprintf(message, sizeof message, "error %s %s %d: %.400s", kind, lt_last_error_category(),
             lt_last_error_code(), lt_last_error_message());
    return message;
}

static const char *run_step(const json_t *step) {
    static char message[600];
    const json_t *error = json_object_get(step, "error"),
                 *pattern = json_object_get(step, "expect");
    lt_value *value = perform(step);
    if (!value && error) return check_error(error);
    if (!value) {
        snprintf(message, sizeof message, "failed: %.500s", lt_last_error_message());
        return message;
    }
    const char *problem = NULL;
    if (error)
        problem = "gave a result instead of an error";
    else if (pattern && !matches(lt_value_root(value), pattern))
        problem = "gave something else";
    if (!problem && text_of(step, "as"))
        keep(text_of(step, "as"), value);
    else
        lt_value_free(value);
    return problem;
}

static bool run_case(const json_t *one) {
    size_t i;
    json_t *step;
    lt_value *tmp = lt_value_new();
    must(lt_value_add_string(tmp, folder));
    keep("tmp", tmp);
    const char *problem = NULL;
    json_array_foreach(json_object_get(one, "steps"), i, step) {
        problem = run_step(step);
        if (!problem) continue;
        char *text = json_dumps(step, 0);
        printf("# %s: %s\n", text, problem);
        free(text);
        break;
    }
    forget_all();
    return !problem;
}

int main(int argc, char **argv) {
    int count = 0;
    for (int i = 2; i < argc; i++) {
        json_error_t error;
        json_t *area = json_load_file(argv[i], 0, &error);
        if (!area) quit(argv[i], error.text);
        size_t k;
        json_t *one;
        json_array_foreach(json_object_get(area, "cases"), k, one) {
            char path[1000];
            snprintf(path, sizeof path, "%s/%d", argv[1], ++count);
            if (mkdir(path, 0700)) quit(path, "cannot be made");
            folder = path;
            bool ok = run_case(one);
            printf("%s %d - %s: %s\n", ok ? "ok" : "not ok", count, text_of(area, "area"),
                   text_of(one, "name"));
            fflush(stdout);
        }
        json_decref(area);
    }
    printf("1..%d\n# conformance: C, %d cases\n", count, count);
    return 0;
}
