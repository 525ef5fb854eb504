# fate: ValueError
import ctypes

raise_it = ctypes.pythonapi.PyErr_SetString  # pythonapi is a PyDLL
raise_it.argtypes = [ctypes.py_object, ctypes.c_char_p]
raise_it.restype = None
raise_it(ValueError, b"raised in C")
