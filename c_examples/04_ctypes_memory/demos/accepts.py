# fate: ok
from ctypes import POINTER, byref, c_char, c_char_p, c_int32, c_void_p, create_string_buffer

given = {
    "bytes": b"tea",
    "str": "tea",
    "bytearray": bytearray(b"tea"),
    "create_string_buffer": create_string_buffer(b"tea"),
    "array of c_int32": (c_int32 * 3)(),
    "byref(c_int32())": byref(c_int32()),
    "int": 5,
    "None": None,
}
wanted = {
    "c_char_p": c_char_p,
    "c_void_p": c_void_p,
    "POINTER(c_char)": POINTER(c_char),
    "POINTER(c_int32)": POINTER(c_int32),
}
print(" " * 21, *wanted)
for what, value in given.items():
    row = f"{what:21}"
    for name, kind in wanted.items():
        try:
            kind.from_param(value)  # what ctypes asks before each call
            row += f" {'yes':{len(name)}}"
        except (TypeError, ValueError):
            row += f" {'-':{len(name)}}"
    print(row.rstrip())
