# fate: ok
from cffi import FFI

ffi = FFI()
ffi.cdef("""
    struct today { int size; char data[]; };
    struct before { int size; char data[0]; };
    struct long_ago { int size; char data[1]; };
""")
for name in ("today", "before", "long_ago"):
    kind = f"struct {name}"
    try:
        print(kind, ffi.sizeof(kind), ffi.new(f"{kind} *", (5, 5)))
    except TypeError as error:
        print(kind, ffi.sizeof(kind), "TypeError:", error)
