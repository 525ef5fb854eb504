# fate: SIGSEGV
import ctypes
import faulthandler

faulthandler.enable()

lib = ctypes.CDLL("./libstopwatch.so")
print("callable:", callable(lib.stopwatch_test_ns))
lib.stopwatch_test_ns()
