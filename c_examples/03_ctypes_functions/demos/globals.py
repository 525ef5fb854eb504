# fate: ok
import ctypes

lib = ctypes.CDLL("./libstopwatch.so")
version = ctypes.c_char_p.in_dll(lib, "stopwatch_version")
test_ns = ctypes.c_int64.in_dll(lib, "stopwatch_test_ns")
print("version:   ", version.value)
print("test clock:", test_ns.value)

lib.stopwatch_new.restype = ctypes.c_void_p
lib.stopwatch_start.argtypes = [ctypes.c_void_p]
lib.stopwatch_elapsed_ns.argtypes = [ctypes.c_void_p]
lib.stopwatch_elapsed_ns.restype = ctypes.c_int64

test_ns.value = 1_000  # from here on, all stopwatches read this time
watch = lib.stopwatch_new()
lib.stopwatch_start(watch)
test_ns.value = 5_000_001_000
print("elapsed:   ", lib.stopwatch_elapsed_ns(watch), "ns")
