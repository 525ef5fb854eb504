# What Cython needs to know of the C library. The C compiler checks it against hashmap.h.
# --8<-- [start:declare]
cdef extern from "hashmap.h":
    ctypedef struct hashmap:
        pass  # Cython only passes pointers on: it need not know what is inside

    ctypedef enum hashmap_status:
        HASHMAP_OK
        HASHMAP_NOT_FOUND
        HASHMAP_NO_MEMORY
        HASHMAP_READ_ONLY
        HASHMAP_CHANGED
        HASHMAP_END
        HASHMAP_STOPPED

    const char *hashmap_strerror(hashmap_status status)

    hashmap *hashmap_new()
    hashmap *hashmap_copy(const hashmap *map)
    hashmap *hashmap_constants()
    void hashmap_free(hashmap *map)

    hashmap_status hashmap_set(hashmap *map, const char *key, double value)
    hashmap_status hashmap_get(const hashmap *map, const char *key, double *value)
    hashmap_status hashmap_remove(hashmap *map, const char *key)
    size_t hashmap_size(const hashmap *map)
    # --8<-- [end:declare]

    # --8<-- [start:iterate]
    ctypedef struct hashmap_iter:
        pass  # no field is used here; the C compiler knows how large it is

    hashmap_iter hashmap_begin(const hashmap *map)
    hashmap_status hashmap_next(hashmap_iter *iter, const char **key, double *value)

    ctypedef int (*hashmap_visit)(const char *key, double value, void *user_data) noexcept
    hashmap_status hashmap_for_each(const hashmap *map, hashmap_visit visit, void *user_data)
# --8<-- [end:iterate]
