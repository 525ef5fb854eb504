cdef extern from "hashmap.h":
    ctypedef struct hashmap:
        pass

    hashmap *hashmap_constants(int number)  # hashmap.h says: no argument
    size_t hashmap_size(const hashmap *map)


def count():
    return hashmap_size(hashmap_constants(1))
