/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * Objects: reference-counted things of a class, from torrent_status and alerts to sessions.
 *
 * A class has a name, a base and fields; a field is read, and if it is writable written, one by
 * one, through these functions. Everything that can be said of a class is in its tables, so a
 * language builds its own classes from them when it is loaded. Every typed pointer of this library
 * (lt_session *, lt_torrent_info *, ...) may be cast to lt_object * and back.
 *
 * Reference counts are atomic. Fields of alerts are safe to read from any thread; other objects
 * that are changed by one thread must not be read by another at that time.
 */
#ifndef LIBTORRENT_C_OBJECT_H
#define LIBTORRENT_C_OBJECT_H

#include <libtorrent-c/value.h>

LT_BEGIN_DECLS

/* --- objects --- */

/* One more reference, the caller's; returns `object`, which may be NULL. Any thread may call it. */
LT_EXPORT lt_object *lt_object_ref(lt_object *object);

/* Drops a reference; the last one destroys the object. NULL is fine. Leaves the error record of the
 * thread as it is. Any thread may call it. Destroying a session may wait: see session.h. */
LT_EXPORT void lt_object_unref(lt_object *object);

/* The class of an object. NULL with lt_error_type for NULL. */
LT_EXPORT const lt_class *lt_object_class(const lt_object *object);

/* Whether `object` is of class `cls` or of one derived from it. False for NULL. */
LT_EXPORT bool lt_object_is(const lt_object *object, const lt_class *cls);

/* An object of the class, the caller's, as its C++ default constructor makes it. NULL with
 * lt_error_type if the class has none: its objects come from calls only. */
LT_EXPORT lt_object *lt_object_new(const lt_class *cls);

/* An independent copy, the caller's. NULL with lt_error_type if objects of the class cannot be
 * copied. */
LT_EXPORT lt_object *lt_object_copy(const lt_object *object);

/* Whether two objects of one class are equal: 1 or 0; -1 with lt_error_type if the class cannot
 * tell. */
LT_EXPORT int lt_object_equal(const lt_object *a, const lt_object *b);

/* Order of two objects of one class in *order: -1, 0 or 1. Returns 0, or -1 with the error set if
 * they have none. */
LT_EXPORT lt_status lt_object_compare(const lt_object *a, const lt_object *b, int *order);

/* A hash: equal objects have equal ones if the class has a hash of its own, else it tells the
 * object from others. 0 for NULL. */
LT_EXPORT size_t lt_object_hash(const lt_object *object);

/* What a field holds. It lives on the caller's stack and has nothing to free after lt_slot_clear().
 */
typedef struct lt_slot {
    const lt_node *node; /* what was read; points to `one` or into `tree` */
    lt_node one;         /* a single node; its text may be in `buffer` */
    lt_value *tree;      /* a list, tuple or map, or NULL */
    char buffer[256];    /* for text and bytes that are short */
} lt_slot;

/* Reads a field into `slot`. 0, or -1 with the error set and nothing to clear. */
LT_EXPORT lt_status lt_object_get(const lt_object *object, const lt_field *field, lt_slot *slot);

/* Frees what lt_object_get() put into `slot`. NULL is fine. */
LT_EXPORT void lt_slot_clear(lt_slot *slot);

/* Sets a field from a node. 0, or -1 with the error set and the field unchanged. */
LT_EXPORT lt_status lt_object_set(lt_object *object, const lt_field *field, const lt_node *node);

/*
 * A field by its name, for programs that read a few of them. All fail with lt_error_key for a name
 * that the class does not have, and with lt_error_type if the field holds something else.
 */

/* A bool, number, duration or point in time (microseconds). -1 with an error. */
LT_EXPORT int64_t lt_object_int(const lt_object *object, const char *name);
/* A real number, or a whole one. -1 with an error. */
LT_EXPORT double lt_object_real(const lt_object *object, const char *name);
/* Text, or bytes, which may have NULs inside; NUL-terminated, the caller's, lt_free(). NULL with an
 * error. */
LT_EXPORT char *lt_object_text(const lt_object *object, const char *name);
/* An object, the caller's, lt_object_unref(). NULL without an error if the field holds nothing. */
LT_EXPORT lt_object *lt_object_part(const lt_object *object, const char *name);
/* What the field holds, whatever it is; the caller's, lt_value_free(). NULL with an error. */
LT_EXPORT lt_value *lt_object_field(const lt_object *object, const char *name);

/* Sets a field to a bool or number. 0, or -1 with the error set and the field unchanged. */
LT_EXPORT lt_status lt_object_set_int(lt_object *object, const char *name, int64_t value);
/* Sets a field to text, UTF-8 and NUL-terminated, which is copied. -1 likewise. */
LT_EXPORT lt_status lt_object_set_text(lt_object *object, const char *name, const char *text);
/* Sets a field to an object, of which it keeps what it needs; NULL for nothing. -1 likewise. */
LT_EXPORT lt_status lt_object_set_part(lt_object *object, const char *name, lt_object *part);
/* Sets a field to any value. -1 likewise. */
LT_EXPORT lt_status lt_object_set_field(lt_object *object, const char *name, const lt_value *value);

/* All fields that are not methods as one map, name to value; the caller's. NULL with the error set.
 */
LT_EXPORT lt_value *lt_object_as_map(const lt_object *object);

/* --- classes and fields; what is returned lives as long as the library --- */

/* How many classes there are. */
LT_EXPORT size_t lt_class_count(void);
/* The class of that index, bases before what derives from them. NULL with lt_error_index. */
LT_EXPORT const lt_class *lt_class_at(size_t index);
/* Its index in lt_class_at(); SIZE_MAX for NULL. */
LT_EXPORT size_t lt_class_index(const lt_class *cls);
/* The same for the class of an object; SIZE_MAX for NULL. */
LT_EXPORT size_t lt_object_class_index(const lt_object *object);
/* The class of that name, such as "torrent_status". NULL with lt_error_key. */
LT_EXPORT const lt_class *lt_class_find(const char *name);

/* Its name. */
LT_EXPORT const char *lt_class_name(const lt_class *cls);
/* What it is, in a sentence or two. */
LT_EXPORT const char *lt_class_doc(const lt_class *cls);
/* The class it derives from; NULL without an error if there is none. */
LT_EXPORT const lt_class *lt_class_base(const lt_class *cls);
/* Whether dropping the last reference of an object may wait for libtorrent's threads: sessions. */
LT_EXPORT bool lt_class_may_wait(const lt_class *cls);
/* Whether lt_object_equal() knows the class. */
LT_EXPORT bool lt_class_has_equality(const lt_class *cls);
/* Whether lt_object_compare() knows the class. */
LT_EXPORT bool lt_class_has_order(const lt_class *cls);
/* Whether equal objects have equal hashes; else the hash tells each object from all others. */
LT_EXPORT bool lt_class_has_hash(const lt_class *cls);
/* Whether lt_object_new() can make one. */
LT_EXPORT bool lt_class_constructible(const lt_class *cls);

/* How many fields the class has of its own; those of its bases are theirs. 0 for NULL. */
LT_EXPORT size_t lt_class_field_count(const lt_class *cls);
/* The field of that index, of its own ones. NULL with lt_error_index. */
LT_EXPORT const lt_field *lt_class_field_at(const lt_class *cls, size_t index);
/* The field of that name in the class or its bases. NULL with lt_error_key. */
LT_EXPORT const lt_field *lt_class_field_find(const lt_class *cls, const char *name);

/* Its name. */
LT_EXPORT const char *lt_field_name(const lt_field *field);
/* What it holds, with its unit. */
LT_EXPORT const char *lt_field_doc(const lt_field *field);
/* Its type in the notation of Python's annotations, such as "int", "bytes", "list[tuple[str,
 * int]]", "torrent_handle". */
LT_EXPORT const char *lt_field_type(const lt_field *field);
/* Whether it can be set. */
LT_EXPORT bool lt_field_writable(const lt_field *field);
/*
 * Whether scripts call it, without arguments, rather than read it. The method named to_text is what
 * converting an object to text gives; languages spell it as is usual there.
 */
LT_EXPORT bool lt_field_is_method(const lt_field *field);

/* --- enums and sets of flags; what is returned lives as long as the library --- */

/* How many there are. */
LT_EXPORT size_t lt_enum_count(void);
/* The one of that index; a node's enum_id is 1 more. NULL with lt_error_index. */
LT_EXPORT const lt_enum *lt_enum_at(size_t index);
/* The one of that name. NULL with lt_error_key. */
LT_EXPORT const lt_enum *lt_enum_find(const char *name);
/* Its name, with the class it stands in if any: "torrent_status.states", "operation_t". */
LT_EXPORT const char *lt_enum_name(const lt_enum *e);
/* The class that the values are attributes of too, such as "torrent_handle"; NULL without an error
 * if there is none. */
LT_EXPORT const char *lt_enum_home(const lt_enum *e);
/* Whether values are bits to be combined. */
LT_EXPORT bool lt_enum_is_flags(const lt_enum *e);
/* How many names its values have. 0 for NULL. */
LT_EXPORT size_t lt_enum_value_count(const lt_enum *e);
/* A name, such as "seeding". NULL with lt_error_index. */
LT_EXPORT const char *lt_enum_value_name(const lt_enum *e, size_t index);
/* The value of that name. -1 with lt_error_index. */
LT_EXPORT int64_t lt_enum_value(const lt_enum *e, size_t index);
/* What that name stands for, in a few words; of an error code, libtorrent's message. NULL with
 * lt_error_index. */
LT_EXPORT const char *lt_enum_value_doc(const lt_enum *e, size_t index);

LT_END_DECLS
#endif
