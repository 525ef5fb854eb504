from chashmap cimport hashmap, hashmap_free, hashmap_get, hashmap_new

cdef extern from "hashmap.h":
    int hashmap_set(hashmap *map, const char *key, int value)  # hashmap.h says double


def put_and_get(value):
    cdef hashmap *table = hashmap_new()
    cdef double found = -1
    hashmap_set(table, b"apple", value)
    hashmap_get(table, b"apple", &found)
    hashmap_free(table)
    return found
