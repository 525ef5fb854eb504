from chashmap cimport hashmap, hashmap_constants, hashmap_free, hashmap_size


cdef class Table:
    cdef hashmap *_map

    def __dealloc__(self):
        hashmap_free(self._map)

    def __len__(self):
        return hashmap_size(self._map)


def constants():
    cdef Table table = Table.__new__(Table)
    table._map = hashmap_constants()
    return table
