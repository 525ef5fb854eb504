# fate: ok
import ctypes

from declared import PASS, STAGE, lib


@STAGE
def inverse(value, user):
    value[0] = 1 / value[0]
    return PASS


line = lib.pipeline_new()
lib.pipeline_add(line, inverse, None)
values, results, found = (ctypes.c_double * 1)(0.0), (ctypes.c_double * 1)(), ctypes.c_size_t()
try:
    lib.pipeline_run(line, values, 1, results, found)
except ZeroDivisionError:
    print("this is never printed")
print("and the program goes on")
