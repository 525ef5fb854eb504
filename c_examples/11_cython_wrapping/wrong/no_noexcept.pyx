from chashmap cimport hashmap, hashmap_for_each


cdef int visit(const char *key, double value, void *user_data):
    function = <object> user_data
    function(key.decode("utf-8"), value)
    return 0


cdef show(hashmap *table, function):
    hashmap_for_each(table, visit, <void *> function)
