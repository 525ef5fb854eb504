from chashmap cimport hashmap_constants, hashmap_get, hashmap_set


def constant(str name):
    cdef double value = 0
    hashmap_get(hashmap_constants(), name.encode("utf-8"), &value)
    return value


def change(str name, double value):
    hashmap_set(hashmap_constants(), name.encode("utf-8"), value)
