// hashmap: a table from names to numbers.
#ifndef HASHMAP_H
#define HASHMAP_H

#include <stddef.h>

// Marks the functions that people outside the library may call.
#ifndef _WIN32
#define HASHMAP_API __attribute__((visibility("default")))
#elif defined(HASHMAP_BUILD) // hashmap.c is being compiled
#define HASHMAP_API __declspec(dllexport)
#else
#define HASHMAP_API __declspec(dllimport)
#endif

#ifdef __cplusplus
extern "C" {
#endif

// For all functions.
//
// Keys:    text that ends with a zero byte, as C texts do. Every other byte may stand in
// it. Values:  every double. Threads: several may read one table at the same time. While
// one changes it, no other
//          thread may use it.

// --8<-- [start:types]
// A table. What is inside is the library's business.
typedef struct hashmap hashmap;

// What a function has to say. HASHMAP_OK is 0.
typedef enum hashmap_status {
    HASHMAP_OK,
    HASHMAP_NOT_FOUND, // the key is not in the table
    HASHMAP_NO_MEMORY, // there is no memory left; nothing has changed
    HASHMAP_READ_ONLY, // this table cannot be changed
    HASHMAP_CHANGED,   // a key came or went since the iteration began
    HASHMAP_END,       // the iteration is over
    HASHMAP_STOPPED,   // the visitor wanted to stop
} hashmap_status;

// Returns a status in words. The text belongs to the library and stays valid for ever.
HASHMAP_API const char *hashmap_strerror(hashmap_status status);
// --8<-- [end:types]

// --8<-- [start:life]
// Returns a new, empty table, or NULL if there is no memory left.
// The caller owns it, and gives it back with hashmap_free.
HASHMAP_API hashmap *hashmap_new(void);

// Returns a copy of a table, or NULL if there is no memory left. `map` is only read.
// The caller owns the copy, and gives it back with hashmap_free. It can be changed.
HASHMAP_API hashmap *hashmap_copy(const hashmap *map);

// Returns a table of constants of mathematics: "e", "pi" and "tau".
// It belongs to the library: never free it. It cannot be changed, and stays valid
// as long as the library is loaded.
HASHMAP_API hashmap *hashmap_constants(void);

// Frees a table and all its keys. NULL is allowed, and does nothing.
// Only for what hashmap_new or hashmap_copy returned, and once.
HASHMAP_API void hashmap_free(hashmap *map);
// --8<-- [end:life]

// --8<-- [start:items]
// Puts a value under a key, in place of the old value if there is one.
// `key` is copied: it stays the caller's, who may free it after the call.
// Returns HASHMAP_OK, HASHMAP_NO_MEMORY or HASHMAP_READ_ONLY.
HASHMAP_API hashmap_status hashmap_set(hashmap *map, const char *key, double value);

// Writes the value of a key to `*value`, which is the caller's.
// Returns HASHMAP_OK or HASHMAP_NOT_FOUND. Then `*value` is left alone.
HASHMAP_API hashmap_status hashmap_get(const hashmap *map, const char *key, double *value);

// Removes a key. The table frees its copy of the key.
// Returns HASHMAP_OK, HASHMAP_NOT_FOUND or HASHMAP_READ_ONLY.
HASHMAP_API hashmap_status hashmap_remove(hashmap *map, const char *key);

// Returns how many keys there are.
HASHMAP_API size_t hashmap_size(const hashmap *map);
// --8<-- [end:items]

// --8<-- [start:iterate]
// Where an iteration stands. It belongs to the caller, and there is nothing to free.
// It borrows the table, which must stay alive. The fields are the library's business.
typedef struct hashmap_iter {
    const hashmap *map;
    const void *next;
    size_t bucket;
    size_t version;
} hashmap_iter;

// Returns an iteration that stands before the first key. The order means nothing.
HASHMAP_API hashmap_iter hashmap_begin(const hashmap *map);

// Goes one key further: writes the key to `*key` and its value to `*value`.
// The text of the key belongs to the table: it is valid until the table is changed.
// Returns HASHMAP_OK; HASHMAP_END after the last key; HASHMAP_CHANGED if a key came or went
// since hashmap_begin. A new value under an old key is no such change.
HASHMAP_API hashmap_status hashmap_next(hashmap_iter *iter, const char **key,
                                        double *value);
// --8<-- [end:iterate]

// --8<-- [start:for_each]
// A function of the caller that is shown one key. It returns 0 to go on, or any other
// number to stop. `key` is borrowed from the table until the function returns or changes
// the table. `user_data` is what the caller gave to hashmap_for_each.
typedef int (*hashmap_visit)(const char *key, double value, void *user_data);

// Calls `visit` once for each key. `user_data` is handed on, and never looked at.
// The table must not be freed meanwhile. If `visit` adds or removes a key, it is not called
// again.
// Returns HASHMAP_OK, HASHMAP_STOPPED or HASHMAP_CHANGED.
HASHMAP_API hashmap_status hashmap_for_each(const hashmap *map, hashmap_visit visit,
                                            void *user_data);
// --8<-- [end:for_each]

#ifdef __cplusplus
}
#endif

#endif
