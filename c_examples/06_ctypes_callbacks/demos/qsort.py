# fate: ok
import ctypes

libc = ctypes.CDLL(None)
double_p = ctypes.POINTER(ctypes.c_double)

# int compare(const double *a, const double *b)
COMPARE = ctypes.CFUNCTYPE(ctypes.c_int, double_p, double_p)
# void qsort(void *base, size_t count, size_t size, int (*compare)(const void *, const void *))
libc.qsort.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_size_t, COMPARE]
libc.qsort.restype = None


def compare(a, b):
    print("compare", a[0], b[0])
    return (a[0] > b[0]) - (a[0] < b[0])  # -1, 0 or 1


numbers = (ctypes.c_double * 4)(3.5, -1.0, 20.0, 0.5)
libc.qsort(numbers, len(numbers), ctypes.sizeof(ctypes.c_double), COMPARE(compare))
print(list(numbers))
