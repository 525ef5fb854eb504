# fate: ok
import ctypes
import sys
from ctypes import c_bool, c_double, c_float, c_int, c_uint32
from pathlib import Path

from geometry_structs import Point

sys.path.append("..")
from layout_check import differences


class Place(ctypes.Structure):  # another order
    _fields_ = [("distance", c_double), ("inside", c_bool), ("edge", c_uint32)]


class Circle(ctypes.Structure):  # a float, where the header says double
    _fields_ = [("center", Point), ("radius", c_float)]


class Kind(ctypes.Structure):  # an int, where the header says bool
    _fields_ = [("inside", c_int), ("distance", c_double), ("edge", c_uint32)]


wrong = {"geometry_place": Place, "geometry_circle": Circle}
for said in differences(Path("geometry.h"), wrong) + differences(
    Path("geometry.h"), {"geometry_place": Kind}
):
    print(said)
