# fate: exit 1
import ctypes
import faulthandler

from declared import DONE, PASS, STAGE, lib

faulthandler.dump_traceback_later(1, exit=True)  # whoever hangs for a second is ended


@STAGE
def show(value, user):
    print("called with", value[0])
    return PASS


line = lib.pipeline_new()
lib.pipeline_add(line, show, None)
values, results = (ctypes.c_double * 1)(7), (ctypes.c_double * 1)()
lib.pipeline_start(line, values, 1, results, DONE(), None)
print("CDLL: ", lib.pipeline_wait(line, None))

keeps_the_gil = ctypes.PyDLL("./libpipeline.so")
keeps_the_gil.pipeline_wait.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
lib.pipeline_start(line, values, 1, results, DONE(), None)
print("PyDLL:", keeps_the_gil.pipeline_wait(line, None))
