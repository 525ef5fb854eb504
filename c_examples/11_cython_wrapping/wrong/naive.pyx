from chashmap cimport hashmap, hashmap_free, hashmap_get, hashmap_new, hashmap_set


cdef class Naive:
    cdef hashmap *_map

    def __init__(self):
        self._map = hashmap_new()

    def __dealloc__(self):
        hashmap_free(self._map)

    def __setitem__(self, str key, double value):
        hashmap_set(self._map, key.encode("utf-8"), value)

    def __getitem__(self, str key):
        cdef double value = 0
        hashmap_get(self._map, key.encode("utf-8"), &value)
        return value
