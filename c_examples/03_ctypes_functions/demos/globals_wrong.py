# fate: ok
import ctypes

lib = ctypes.CDLL("./libstopwatch.so")
lib.stopwatch_test_ns = 1_000
print("Python says:", lib.stopwatch_test_ns)
print("C has:      ", ctypes.c_int64.in_dll(lib, "stopwatch_test_ns").value)
