# fate: SIGSEGV
import ctypes
import faulthandler

faulthandler.enable()  # say where Python was when the process dies

lib = ctypes.CDLL("./libstopwatch.so")
lib.stopwatch_start.argtypes = [ctypes.c_void_p]
lib.stopwatch_start.restype = ctypes.c_int

watch = lib.stopwatch_new()  # restype is missing
print("stopwatch_new came back")
lib.stopwatch_start(watch)
