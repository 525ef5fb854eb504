# fate: ok
import ctypes

lib = ctypes.CDLL("./libstopwatch.so")
lib.stopwatch_new.restype = ctypes.c_void_p
lib.stopwatch_label.argtypes = [ctypes.c_void_p]
lib.stopwatch_label.restype = ctypes.c_char_p
lib.stopwatch_set_label.argtypes = [ctypes.c_void_p, ctypes.c_char_p]  # all that has a name
lib.stopwatch_set_label.restype = ctypes.c_int

watch = lib.stopwatch_new()
lib.stopwatch_set_label(watch, b"%s, %d laps, %.1f s", b"Ada", 3, ctypes.c_double(2.5))
print(lib.stopwatch_label(watch))
