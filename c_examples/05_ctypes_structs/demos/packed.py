# fate: ok
import ctypes
import sys
import tempfile
from ctypes import c_uint8, c_uint16, c_uint32
from pathlib import Path

sys.path.append("..")
from layout_check import differences

HEADER = """
#include <stdint.h>
#pragma pack(push, 1)
struct header { uint8_t version; uint32_t length; uint16_t sum; };
#pragma pack(pop)
"""
FIELDS = [("version", c_uint8), ("length", c_uint32), ("sum", c_uint16)]


class Plain(ctypes.Structure):
    _fields_ = FIELDS


class Packed(ctypes.Structure):
    _pack_ = 1  # no field is aligned to more than 1
    _layout_ = "ms"  # Python 3.14 wants to read this beside _pack_; older ones pass over it
    _fields_ = FIELDS


with tempfile.TemporaryDirectory() as place:
    header = Path(place, "header.h")
    header.write_text(HEADER)
    for kind in (Plain, Packed):
        print(f"{kind.__name__}: {ctypes.sizeof(kind)} bytes")
        for said in differences(header, {"struct header": kind}):
            print("   ", said)
