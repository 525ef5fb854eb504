"""Tells CFFI of structs that are too small. Run it with a sanitized library only."""

from cffi import FFI

ffi = FFI()
ffi.cdef("""
    struct rational { int num; int den; };  /* wrong, as before */
    int rational_parse(const char *text, struct rational *result);
""")
lib = ffi.dlopen("./librational.so")

result = ffi.new("struct rational *")  # 8 bytes, and C will write 16
lib.rational_parse(b"3/4", result)
