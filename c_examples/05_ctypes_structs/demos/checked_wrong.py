# fate: ok
import ctypes
import sys
from ctypes import c_bool, c_double, c_float, c_int, c_uint32
from pathlib import Path

from geometry_structs import Point

sys.path.append("..")
from layout_check import differences


class Order(ctypes.Structure):  # another order than in the header
    _fields_ = [("distance", c_double), ("inside", c_bool), ("edge", c_uint32)]


class Wide(ctypes.Structure):  # an int, where the header says bool
    _fields_ = [("inside", c_int), ("distance", c_double), ("edge", c_uint32)]


class Circle(ctypes.Structure):  # a float, where the header says double
    _fields_ = [("center", Point), ("radius", c_float)]


header = Path("geometry.h")
for name, kind in (("place", Order), ("place", Wide), ("circle", Circle)):
    print(f"{kind.__name__}, {ctypes.sizeof(kind)} bytes:")
    for said in differences(header, {f"geometry_{name}": kind}):
        print("   ", said)
