# fate: ok
import ctypes

libc = ctypes.CDLL(None)
double_p = ctypes.POINTER(ctypes.c_double)
COMPARE = ctypes.CFUNCTYPE(ctypes.c_int, double_p, double_p)
libc.qsort.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_size_t, COMPARE]
libc.qsort.restype = None


def sort(numbers, compare, guarded):
    """Sort, and return what was raised."""
    raised = []

    def call(a, b):
        if guarded and raised:
            return 0  # C goes on asking: nobody is asked any more
        try:
            return compare(a[0], b[0])
        except BaseException as error:
            raised.append(error)
            return 0

    libc.qsort(numbers, len(numbers), ctypes.sizeof(ctypes.c_double), COMPARE(call))
    return raised


def compare(a, b):
    print("asked")
    raise ValueError("these cannot be compared")


for guarded in (False, True):
    numbers = (ctypes.c_double * 3)(3, 1, 2)
    print("guarded:" if guarded else "not guarded:", len(sort(numbers, compare, guarded)))
