# fate: ok from 3.14
import ctypes
import warnings

fields = [("kind", ctypes.c_uint8, 4), ("size", ctypes.c_uint16, 12)]
for rules in ("gcc-sysv", "ms"):
    head = type("head", (ctypes.Structure,), {"_layout_": rules, "_fields_": fields})
    print(
        f"{rules}: {ctypes.sizeof(head)} bytes, size begins at bit {head.size.bit_offset}", end=""
    )
    print(f" of byte {head.size.byte_offset}")

with warnings.catch_warnings(record=True) as said:
    warnings.simplefilter("always")
    type("packed", (ctypes.Structure,), {"_pack_": 1, "_fields_": fields})
print(said[0].category.__name__, said[0].message, sep=": ")
