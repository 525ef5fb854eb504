#define HASHMAP_BUILD
#include "hashmap.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// --8<-- [start:inside]
// One key and its value, in a chain of those whose keys fell into the same bucket.
typedef struct entry {
    struct entry *next; // owned by this entry; NULL at the end of the chain
    char *key;          // owned by this entry, a copy of the caller's
    double value;
} entry;

struct hashmap {
    entry **buckets; // owned: an array of `count` chains
    size_t count;    // a power of two
    size_t size;     // how many keys there are
    size_t version;  // one more whenever a key comes or goes
    bool read_only;
};
// --8<-- [end:inside]

enum { FIRST_COUNT = 8, PER_BUCKET = 2 };

// The hash FNV-1a: the same on every machine.
static size_t bucket_of(const hashmap *map, const char *key) {
    uint32_t hash = UINT32_C(2166136261);
    for (; *key != '\0'; key++) {
        hash = (hash ^ (unsigned char)*key) * UINT32_C(16777619);
    }
    return hash & (map->count - 1);
}

// Returns the place of the pointer to the entry of this key, or of the NULL that ends its
// chain. It lies in the table, and is valid until the table changes.
static entry **find(const hashmap *map, const char *key) {
    entry **place = &map->buckets[bucket_of(map, key)];
    while (*place != NULL && strcmp((*place)->key, key) != 0) {
        place = &(*place)->next;
    }
    return place;
}

// --- A table's life -------------------------------------------------------------------

hashmap *hashmap_new(void) {
    hashmap *map = calloc(1, sizeof *map);
    if (map == NULL) {
        return NULL;
    }
    map->buckets = (entry **)calloc(FIRST_COUNT, sizeof(entry *));
    if (map->buckets == NULL) {
        free(map);
        return NULL;
    }
    map->count = FIRST_COUNT;
    return map;
}

hashmap *hashmap_copy(const hashmap *map) {
    hashmap *copy = hashmap_new();
    hashmap_iter iter = hashmap_begin(map);
    const char *key = NULL;
    double value = 0.0;
    while (copy != NULL && hashmap_next(&iter, &key, &value) == HASHMAP_OK) {
        if (hashmap_set(copy, key, value) != HASHMAP_OK) {
            hashmap_free(copy);
            copy = NULL;
        }
    }
    return copy;
}

hashmap *hashmap_constants(void) {
    static char e_key[] = "e";
    static char pi_key[] = "pi";
    static char tau_key[] = "tau";
    static entry tau = {NULL, tau_key, 6.283185307179586};
    static entry pi = {&tau, pi_key, 3.141592653589793};
    static entry e = {&pi, e_key, 2.718281828459045};
    static entry *buckets[] = {&e};
    static hashmap constants = {buckets, 1, 3, 0, true};
    return &constants;
}

static void free_entry(entry *old) {
    free(old->key);
    free(old);
}

void hashmap_free(hashmap *map) {
    if (map == NULL) {
        return;
    }
    for (size_t i = 0; i < map->count; i++) {
        for (entry *next = map->buckets[i]; next != NULL;) {
            entry *old = next;
            next = old->next;
            free_entry(old);
        }
    }
    free((void *)map->buckets);
    free(map);
}

// --- Its items ------------------------------------------------------------------------

// Spreads the entries over twice as many buckets. If there is no memory for them, all stays
// as it is: the chains are longer, and nothing else.
static void grow(hashmap *map) {
    if (map->count > SIZE_MAX / 2 / sizeof(entry *)) {
        return;
    }
    hashmap wider = *map;
    wider.count = map->count * 2;
    wider.buckets = (entry **)calloc(wider.count, sizeof(entry *));
    if (wider.buckets == NULL) {
        return;
    }
    for (size_t i = 0; i < map->count; i++) {
        for (entry *next = map->buckets[i]; next != NULL;) {
            entry *moved = next;
            next = moved->next;
            entry **place = &wider.buckets[bucket_of(&wider, moved->key)];
            moved->next = *place;
            *place = moved;
        }
    }
    free((void *)map->buckets);
    *map = wider;
}

// --8<-- [start:set]
hashmap_status hashmap_set(hashmap *map, const char *key, double value) {
    if (map->read_only) {
        return HASHMAP_READ_ONLY;
    }
    entry *found = *find(map, key);
    if (found != NULL) {
        found->value = value;
        return HASHMAP_OK;
    }
    size_t bytes = strlen(key) + 1; // and the zero byte
    entry *added = malloc(sizeof *added);
    char *copy = malloc(bytes);
    if (added == NULL || copy == NULL) {
        free(copy);
        free(added);
        return HASHMAP_NO_MEMORY;
    }
    memcpy(copy, key, bytes);
    if (map->size >= map->count * PER_BUCKET) {
        grow(map);
    }
    *added = (entry){NULL, copy, value};
    *find(map, key) = added; // at the end of its chain
    map->size++;
    map->version++;
    return HASHMAP_OK;
}
// --8<-- [end:set]

hashmap_status hashmap_get(const hashmap *map, const char *key, double *value) {
    const entry *found = *find(map, key);
    if (found == NULL) {
        return HASHMAP_NOT_FOUND;
    }
    *value = found->value;
    return HASHMAP_OK;
}

hashmap_status hashmap_remove(hashmap *map, const char *key) {
    if (map->read_only) {
        return HASHMAP_READ_ONLY;
    }
    entry **place = find(map, key);
    entry *old = *place;
    if (old == NULL) {
        return HASHMAP_NOT_FOUND;
    }
    *place = old->next;
    free_entry(old);
    map->size--;
    map->version++;
    return HASHMAP_OK;
}

size_t hashmap_size(const hashmap *map) {
    return map->size;
}

// --- Going through it -----------------------------------------------------------------

// Moves on to the first entry of the next bucket that has one, or to NULL.
static const entry *first_from(const hashmap *map, size_t *bucket) {
    while (*bucket < map->count) {
        const entry *first = map->buckets[(*bucket)++];
        if (first != NULL) {
            return first;
        }
    }
    return NULL;
}

hashmap_iter hashmap_begin(const hashmap *map) {
    hashmap_iter iter = {map, NULL, 0, map->version};
    iter.next = first_from(map, &iter.bucket);
    return iter;
}

// --8<-- [start:next]
hashmap_status hashmap_next(hashmap_iter *iter, const char **key, double *value) {
    if (iter->version != iter->map->version) {
        return HASHMAP_CHANGED; // iter->next may be freed by now: do not look at it
    }
    const entry *here = iter->next;
    if (here == NULL) {
        return HASHMAP_END;
    }
    *key = here->key;
    *value = here->value;
    iter->next = here->next != NULL ? here->next : first_from(iter->map, &iter->bucket);
    return HASHMAP_OK;
}
// --8<-- [end:next]

// --8<-- [start:for_each]
hashmap_status hashmap_for_each(const hashmap *map, hashmap_visit visit, void *user_data) {
    hashmap_iter iter = hashmap_begin(map);
    const char *key = NULL;
    double value = 0.0;
    hashmap_status status = HASHMAP_OK;
    while ((status = hashmap_next(&iter, &key, &value)) == HASHMAP_OK) {
        if (visit(key, value, user_data) != 0) {
            return HASHMAP_STOPPED;
        }
    }
    return status == HASHMAP_END ? HASHMAP_OK : status;
}
// --8<-- [end:for_each]

const char *hashmap_strerror(hashmap_status status) {
    switch (status) {
    case HASHMAP_OK:
        return "no error";
    case HASHMAP_NOT_FOUND:
        return "no such key";
    case HASHMAP_NO_MEMORY:
        return "no memory left";
    case HASHMAP_READ_ONLY:
        return "this table cannot be changed";
    case HASHMAP_CHANGED:
        return "the table changed during the iteration";
    case HASHMAP_END:
        return "the iteration is over";
    case HASHMAP_STOPPED:
        return "the visitor stopped";
    }
    return "unknown status";
}
