# fate: ok
import ctypes
import sys
from ctypes import c_bool, c_double
from pathlib import Path

from geometry_structs import Place

sys.path.append("..")
from layout_check import differences

HEADER = "struct hit { double distance; int edge; _Bool inside; };"


class Hit(ctypes.Structure):  # the last field is missing
    _fields_ = [("distance", c_double), ("edge", ctypes.c_int)]


Path("build_hit.h").write_text(HEADER)
print(ctypes.sizeof(Hit))
print(differences(Path("build_hit.h"), {"struct hit": Hit}))
Path("build_hit.h").unlink()
