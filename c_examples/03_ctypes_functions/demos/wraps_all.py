# fate: ok
import ctypes

for name, number in (
    ("c_uint8", 256),
    ("c_int8", 200),
    ("c_uint32", -1),
    ("c_size_t", -1),
    ("c_int64", 2**64 + 7),
    ("c_char", 65),
    ("c_bool", 256),
):
    kind = getattr(ctypes, name)
    print(f"{name:8} {number:20} -> {kind(number).value!r}")
