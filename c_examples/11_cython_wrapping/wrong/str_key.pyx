from chashmap cimport hashmap, hashmap_constants, hashmap_get


def constant(name):
    cdef double value = 0
    hashmap_get(hashmap_constants(), name, &value)
    return value
