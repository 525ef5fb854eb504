# fate: SIGSEGV
import _ctypes
import ctypes
import faulthandler

faulthandler.enable()

lib = ctypes.CDLL("./libdice.so")
roll = lib.dice_roll
print("open:", roll(6) > 0)
_ctypes.dlclose(lib._handle)
print("closed")
roll(6)
