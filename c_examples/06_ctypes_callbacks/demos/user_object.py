# fate: ok
import ctypes

from declared import PASS, double_p, lib, run

# The same function, told that `user` is an object of Python
STAGE = ctypes.CFUNCTYPE(ctypes.c_int, double_p, ctypes.py_object)
lib.pipeline_add.argtypes = [ctypes.c_void_p, STAGE, ctypes.py_object]


@STAGE
def note(value, seen):
    seen.append(value[0])
    return PASS


line, notes = lib.pipeline_new(), []
lib.pipeline_add(line, note, notes)
run(line, 1, 2, 3)
print(notes)
