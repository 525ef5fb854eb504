# fate: ok
from cffi import FFI

ffi = FFI()
ffi.cdef("""
    struct rational { int num; int den; };  /* the header says int64_t, both times */
    int rational_parse(const char *text, struct rational *result);
""")
lib = ffi.dlopen("./librational.so")

two = ffi.new("struct rational[]", [(1, 2), (5, 6)])
print("CFFI made room for two structs of", ffi.sizeof(two[0]), "bytes")

lib.rational_parse(b"3/4", two)  # writes the first one only, or so it looks
print("the first: ", two[0].num, "over", two[0].den)
print("the second:", two[1].num, "over", two[1].den)
