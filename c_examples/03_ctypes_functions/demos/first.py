# fate: ok
import ctypes

lib = ctypes.CDLL("./libstopwatch.so")

lib.stopwatch_new.argtypes = []
lib.stopwatch_new.restype = ctypes.c_void_p  # a pointer, of which we know nothing more
lib.stopwatch_start.argtypes = [ctypes.c_void_p]
lib.stopwatch_start.restype = ctypes.c_int
lib.stopwatch_running.argtypes = [ctypes.c_void_p]
lib.stopwatch_running.restype = ctypes.c_bool
lib.stopwatch_free.argtypes = [ctypes.c_void_p]
lib.stopwatch_free.restype = None

watch = lib.stopwatch_new()
print("the handle is an", type(watch).__name__, "greater than zero:", watch > 0)
print("running:", lib.stopwatch_running(watch))
print("start:  ", lib.stopwatch_start(watch))
print("start:  ", lib.stopwatch_start(watch))
print("running:", lib.stopwatch_running(watch))
lib.stopwatch_free(watch)
