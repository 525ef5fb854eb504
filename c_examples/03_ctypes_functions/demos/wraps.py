# fate: ok
import ctypes

lib = ctypes.CDLL("./libstopwatch.so")
lib.stopwatch_new.restype = ctypes.c_void_p
lib.stopwatch_add_ms.argtypes = [ctypes.c_void_p, ctypes.c_int32]  # as the header says
lib.stopwatch_add_ms.restype = ctypes.c_int
lib.stopwatch_elapsed_in.argtypes = [ctypes.c_void_p, ctypes.c_char]
lib.stopwatch_elapsed_in.restype = ctypes.c_double

watch = lib.stopwatch_new()
print("status: ", lib.stopwatch_add_ms(watch, 5_000_000_000))
print("seconds:", lib.stopwatch_elapsed_in(watch, b"s"))
