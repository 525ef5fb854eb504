# fate: ok
import ctypes
import sys
import tempfile
from pathlib import Path

sys.path.append("..")
from layout_check import differences

HEADER = "struct hit { double distance; int edge; _Bool inside; };"


class Hit(ctypes.Structure):  # the last field is missing
    _fields_ = [("distance", ctypes.c_double), ("edge", ctypes.c_int)]


with tempfile.TemporaryDirectory() as place:
    header = Path(place, "hit.h")
    header.write_text(HEADER)
    print("bytes in ctypes:", ctypes.sizeof(Hit))
    print(differences(header, {"struct hit": Hit}))
