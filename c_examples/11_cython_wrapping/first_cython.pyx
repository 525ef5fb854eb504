"""The first call: a table is made, used and freed by hand."""

# --8<-- [start:call]
from chashmap cimport hashmap, hashmap_free, hashmap_get, hashmap_new, hashmap_set


def first():
    cdef double price = 0
    cdef hashmap *table = hashmap_new()
    if table is NULL:  # no memory
        raise MemoryError()
    hashmap_set(table, b"apple", 0.5)
    hashmap_get(table, b"apple", &price)
    hashmap_free(table)
    return price
# --8<-- [end:call]
