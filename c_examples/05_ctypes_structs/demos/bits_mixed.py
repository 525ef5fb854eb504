# fate: ok
import ctypes
import sys
import tempfile
from ctypes import c_uint8, c_uint32
from pathlib import Path

sys.path.append("..")
from layout_check import differences

HEADER = """
#include <stdint.h>
struct mixed { uint32_t size : 4; uint8_t kind : 4; uint32_t rest : 10; };
"""


class Mixed(ctypes.Structure):
    _fields_ = [("size", c_uint32, 4), ("kind", c_uint8, 4), ("rest", c_uint32, 10)]


with tempfile.TemporaryDirectory() as place:
    header = Path(place, "mixed.h")
    header.write_text(HEADER)
    found = differences(header, {"struct mixed": Mixed})
print("\n".join(found) or "They agree.")
