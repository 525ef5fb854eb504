# fate: ok
import ctypes

lib = ctypes.CDLL("./libstopwatch.so")
lib.stopwatch_new.restype = ctypes.c_void_p
lib.stopwatch_running.argtypes = [ctypes.c_void_p]
lib.stopwatch_running.restype = ctypes.c_bool
lib.stopwatch_reset.argtypes = [ctypes.c_void_p]
lib.stopwatch_reset.restype = ctypes.c_bool  # wrong: it returns a status

watch = lib.stopwatch_new()
print("running:", lib.stopwatch_running(watch))
print("reset:  ", lib.stopwatch_reset(watch))
