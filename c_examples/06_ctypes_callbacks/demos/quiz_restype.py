# fate: SIGSEGV
import ctypes
import faulthandler

faulthandler.enable()

lib = ctypes.CDLL("./libpipeline.so")
lib.pipeline_builtin.argtypes = [ctypes.c_char_p]
STAGE = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_double), ctypes.c_void_p)
square = STAGE(lib.pipeline_builtin(b"square"))  # restype is missing
print("a callback:", bool(square))
square(ctypes.c_double(3.0), None)
