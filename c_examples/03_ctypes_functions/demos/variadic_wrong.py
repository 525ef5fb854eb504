# fate: RuntimeError
import ctypes

lib = ctypes.CDLL("./libstopwatch.so")
lib.stopwatch_new.restype = ctypes.c_void_p
lib.stopwatch_label.argtypes = [ctypes.c_void_p]
lib.stopwatch_label.restype = ctypes.c_char_p
lib.stopwatch_set_label.argtypes = [ctypes.c_void_p, ctypes.c_char_p]  # all that has a name
lib.stopwatch_set_label.restype = ctypes.c_int

watch = lib.stopwatch_new()
try:
    lib.stopwatch_set_label(watch, b"%.1f s", 2.5)
except ctypes.ArgumentError as error:
    print("a Python float: ", error)

lib.stopwatch_set_label(watch, b"%lld ns", 5_000_000_000)
print("a large int:    ", lib.stopwatch_label(watch))
lib.stopwatch_set_label(watch, b"%lld ns", ctypes.c_longlong(5_000_000_000))
print("as a c_longlong:", lib.stopwatch_label(watch))
lib.stopwatch_set_label(watch, b"%s", "Ada")
print("a str:          ", lib.stopwatch_label(watch))

lib.stopwatch_set_label(watch, b"%.1f s", ctypes.c_float(2.5))
