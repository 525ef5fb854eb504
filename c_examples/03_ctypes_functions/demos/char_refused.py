# fate: ArgumentError
import ctypes

lib = ctypes.CDLL("./libstopwatch.so")
lib.stopwatch_new.restype = ctypes.c_void_p
lib.stopwatch_symbol.argtypes = [ctypes.c_void_p]
lib.stopwatch_symbol.restype = ctypes.c_char
lib.stopwatch_elapsed_in.argtypes = [ctypes.c_void_p, ctypes.c_char]
lib.stopwatch_elapsed_in.restype = ctypes.c_double

watch = lib.stopwatch_new()
print("a char comes back as", lib.stopwatch_symbol(watch))
print("one byte:  ", lib.stopwatch_elapsed_in(watch, b"s"))
print("its number:", lib.stopwatch_elapsed_in(watch, ord("s")))
print("a str:     ", lib.stopwatch_elapsed_in(watch, "s"))
