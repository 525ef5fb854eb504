# fate: ok
import ctypes

from declared import PASS, double_p, lib, run

STAGE = ctypes.CFUNCTYPE(ctypes.c_int, double_p, ctypes.py_object)
lib.pipeline_add.argtypes = [ctypes.c_void_p, STAGE, ctypes.py_object]


@STAGE
def show(value, user):
    print("user is", user)
    return PASS


line = lib.pipeline_new()
lib.pipeline_add(line, show, ["mine"])  # this list has no name, and is freed here
others = [[number] for number in range(10)]
run(line, 1)
