# fate: SIGSEGV
import ctypes
import faulthandler

faulthandler.enable()

lib = ctypes.CDLL("./libstopwatch.so")
lib.stopwatch_new.restype = ctypes.c_void_p
watch = lib.stopwatch_new()
print("the handle is whole:", watch > 2**32)
lib.stopwatch_start(watch)  # argtypes is missing
