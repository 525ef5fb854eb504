from chashmap cimport hashmap_constants, hashmap_get


def constant(str name):
    cdef double value = 0
    cdef const char *key = name.encode("utf-8")
    hashmap_get(hashmap_constants(), key, &value)
    return value
