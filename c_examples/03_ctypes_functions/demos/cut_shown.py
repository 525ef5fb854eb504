# fate: ok
import ctypes

lib = ctypes.CDLL("./libstopwatch.so")
lib.stopwatch_strerror.argtypes = [ctypes.c_int]
lib.stopwatch_strerror.restype = ctypes.c_void_p
address = lib.stopwatch_strerror(1)

del lib.stopwatch_strerror  # forget the declarations
cut = lib.stopwatch_strerror(1)

print("the same number:       ", cut == address)
print("the same lower 4 bytes:", cut % 2**32 == address % 2**32)
print("fits into 4 bytes:     ", address < 2**32)
