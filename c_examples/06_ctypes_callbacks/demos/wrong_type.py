# fate: ok
import ctypes

from declared import PASS, lib, run

# wrong: the header says double *value
STAGE = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int, ctypes.c_void_p)
lib.pipeline_add.argtypes = [ctypes.c_void_p, STAGE, ctypes.c_void_p]


@STAGE
def show(value, user):
    print("is it 2.5?", value == 2.5)
    return PASS


line = lib.pipeline_new()
lib.pipeline_add(line, show, None)
print(run(line, 2.5))
