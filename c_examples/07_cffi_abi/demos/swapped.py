# fate: ok
from cffi import FFI

ffi = FFI()
ffi.cdef("""
    struct rational { int64_t den; int64_t num; };  /* the header has num first */
    int rational_parse(const char *text, struct rational *result);
""")
lib = ffi.dlopen("./librational.so")

result = ffi.new("struct rational *")
print(lib.rational_parse(b"3/4", result), result.num, "over", result.den)
