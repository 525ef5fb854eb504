# fate: ArgumentError
import ctypes

from declared import DONE, STAGE, lib

line = lib.pipeline_new()
nothing = STAGE()  # a function pointer that is NULL
print("true or false:", bool(nothing))
print("as a stage:   ", lib.pipeline_add(line, nothing, None))  # PIPELINE_NULL is 5

values, results = (ctypes.c_double * 1)(2.0), (ctypes.c_double * 1)()
print("nobody told:  ", lib.pipeline_start(line, values, 1, results, DONE(), None))
print("waited for:   ", lib.pipeline_wait(line, None), list(results))
lib.pipeline_start(line, values, 1, results, None, None)
