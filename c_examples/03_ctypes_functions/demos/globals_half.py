# fate: ok
import ctypes

lib = ctypes.CDLL("./libstopwatch.so")
half = ctypes.c_int32.in_dll(lib, "stopwatch_test_ns")  # wrong: the header says int64_t
half.value = 0
print("as c_int32:", half.value)
print("as c_int64:", ctypes.c_int64.in_dll(lib, "stopwatch_test_ns").value)
