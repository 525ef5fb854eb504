# fate: ok
from cffi import FFI

ffi = FFI()
ffi.cdef("""
    struct rational { int num; int den; };  /* the header says int64_t, both times */
    int rational_parse(const char *text, struct rational *result);
""")
lib = ffi.dlopen("./librational.so")

result = ffi.new("struct rational *")
print("CFFI made room for", ffi.sizeof(result[0]), "bytes")
print(lib.rational_parse(b"3/4", result), result.num, "over", result.den)
