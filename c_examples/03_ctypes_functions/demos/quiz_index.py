# fate: ok
import ctypes

lib = ctypes.CDLL("./libstopwatch.so")
lib.stopwatch_new.restype = ctypes.c_void_p
lib.stopwatch_lap_ns.argtypes = [ctypes.c_void_p, ctypes.c_size_t]
lib.stopwatch_lap_ns.restype = ctypes.c_int64

watch = lib.stopwatch_new()
print(lib.stopwatch_lap_ns(watch, -1))
