def first_byte(str name):
    cdef bytes data = name.encode("utf-8")
    cdef const char *key = data
    data = b""
    return key[0]
