# fate: ok
import ctypes

lib = ctypes.CDLL("./libstopwatch.so")
lib.stopwatch_new.restype = ctypes.c_void_p
watch = lib.stopwatch_new()

lib.stopwatch_elapsed_in.restype = ctypes.c_double
lib.stopwatch_elapsed_in.argtypes = [ctypes.c_void_p]  # wrong: the header has two parameters
print("too short:", lib.stopwatch_elapsed_in(watch, b"s"))

lib.stopwatch_elapsed_in.argtypes = [ctypes.c_void_p, ctypes.c_char]
print("complete: ", lib.stopwatch_elapsed_in(watch, b"s"))
