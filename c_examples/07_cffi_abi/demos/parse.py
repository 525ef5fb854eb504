# fate: ok
from cffi import FFI

ffi = FFI()
ffi.cdef("""
    struct rational { int64_t num; int64_t den; };
    int rational_parse(const char *text, struct rational *result);
""")
lib = ffi.dlopen("./librational.so")

result = ffi.new("struct rational *")  # room for one struct, filled with zeros
status = lib.rational_parse(b"6/8", result)
print("status", status, "- the fraction is", result.num, "over", result.den)
