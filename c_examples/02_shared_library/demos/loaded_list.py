# fate: ok from 3.14
import ctypes
from ctypes.util import dllist


def with_dice():
    return [name for name in dllist() if "dice" in name]


print(with_dice())
ctypes.CDLL("./libdice.so")
print(with_dice())
