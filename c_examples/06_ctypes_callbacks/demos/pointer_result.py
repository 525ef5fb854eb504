# fate: TypeError
import ctypes

double_p, size_p = ctypes.POINTER(ctypes.c_double), ctypes.POINTER(ctypes.c_size_t)
SOURCE = ctypes.CFUNCTYPE(double_p, size_p, ctypes.c_void_p)  # as the header says


@SOURCE
def source(count, user):
    return None
