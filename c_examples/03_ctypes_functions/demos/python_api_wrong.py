# fate: SIGSEGV
import ctypes
import faulthandler

faulthandler.enable()

python = ctypes.CDLL(None)  # wrong: CDLL lets go of the GIL before the call
python.PyList_New.argtypes = [ctypes.c_ssize_t]
python.PyList_New.restype = ctypes.py_object
print("and now the call")
print(python.PyList_New(0))
