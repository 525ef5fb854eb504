# fate: ok
import ctypes

lib = ctypes.CDLL("./libpipeline.so")
double_p, size_p = ctypes.POINTER(ctypes.c_double), ctypes.POINTER(ctypes.c_size_t)
STAGE = ctypes.CFUNCTYPE(ctypes.c_int, double_p, ctypes.c_void_p)
lib.pipeline_new.argtypes = []
lib.pipeline_new.restype = ctypes.c_void_p
lib.pipeline_add.argtypes = [ctypes.c_void_p, STAGE, ctypes.c_void_p]
lib.pipeline_add.restype = ctypes.c_int
lib.pipeline_run.argtypes = [ctypes.c_void_p, double_p, ctypes.c_size_t, double_p, size_p]
lib.pipeline_run.restype = ctypes.c_int
lib.pipeline_free.argtypes = [ctypes.c_void_p]
lib.pipeline_free.restype = None
PASS, DROP, END = 0, 1, 2


def half(value, user):
    value[0] = value[0] / 2  # change what C has there
    return PASS


def large(value, user):
    return PASS if value[0] > 10 else DROP


line = lib.pipeline_new()
stages = [STAGE(half), STAGE(large)]  # kept until C needs them no more
for stage in stages:
    print("add:", lib.pipeline_add(line, stage, None))

values = (ctypes.c_double * 4)(8, 50, 12, 90)
results, found = (ctypes.c_double * 4)(), ctypes.c_size_t()
print("run:", lib.pipeline_run(line, values, 4, results, found))
print(results[: found.value])
lib.pipeline_free(line)
