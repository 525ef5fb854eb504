# fate: NameError
import ctypes
from ctypes import POINTER


class Node(ctypes.Structure):
    _fields_ = [("number", ctypes.c_int), ("next", POINTER(Node))]
