# fate: ok
from cffi import FFI

ffi = FFI()
ffi.cdef("""
    struct rational { int num; int den; };  /* wrong, as before */
    int rational_parse(const char *text, struct rational *result);
""")
lib = ffi.dlopen("./librational.so")

two = ffi.new("struct rational[]", [(1, 2), (5, 6)])
lib.rational_parse(b"3/4", two)  # writes the first one only, or so it looks
print(two[0].num, two[0].den)
print(two[1].num, two[1].den)
