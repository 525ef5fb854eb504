cdef extern from "hashmap.h":
    ctypedef struct hashmap:
        pass
    ctypedef enum hashmap_status:
        HASHMAP_STOPPED
    hashmap *hashmap_constants()
    ctypedef int (*hashmap_visit)(const char *key, double value, void *user_data) except -1
    hashmap_status hashmap_for_each(
        const hashmap *map, hashmap_visit visit, void *user_data
    ) except? HASHMAP_STOPPED


cdef int visit(const char *key, double value, void *user_data) except -1:
    function = <object> user_data
    return bool(function(key.decode("utf-8"), value))


def for_each_constant(function):
    return hashmap_for_each(hashmap_constants(), visit, <void *> function) == HASHMAP_STOPPED
