from chashmap cimport hashmap, hashmap_constants, hashmap_for_each


cdef int visit(const char *key, double value, void *user_data) noexcept:
    function = <object> user_data
    function(key.decode("utf-8"), value)
    return 0


def for_each_constant(function):
    hashmap_for_each(hashmap_constants(), visit, <void *> function)
