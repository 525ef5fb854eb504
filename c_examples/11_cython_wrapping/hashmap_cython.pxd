# What other Cython modules may cimport: the type, its C fields, its C methods.
# --8<-- [start:type]
from chashmap cimport hashmap


cdef class Hashmap:
    cdef hashmap *_map  # NULL once it is closed
    cdef bint _owner  # whether it is ours to free
    cdef int _busy  # how many for_each are under way

    @staticmethod
    cdef Hashmap from_ptr(hashmap *map, bint owner)

    cdef hashmap *handle(self) except NULL
    cdef double lookup(self, key) except? -1
# --8<-- [end:type]
