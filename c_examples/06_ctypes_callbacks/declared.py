"""The library with its declarations as in pipeline_ctypes.py, for short programs.

Without errcheck: functions return their statuses.
"""

import ctypes
from ctypes import POINTER, c_char_p, c_double, c_int, c_size_t, c_void_p

lib = ctypes.CDLL("./libpipeline.so")
double_p, size_p = POINTER(c_double), POINTER(c_size_t)
STAGE = ctypes.CFUNCTYPE(c_int, double_p, c_void_p)
SOURCE = ctypes.CFUNCTYPE(c_void_p, size_p, c_void_p)
DONE = ctypes.CFUNCTYPE(None, c_int, c_size_t, c_void_p)
PASS, DROP, END, FAILED = 0, 1, 2, -1

lib.pipeline_new.argtypes = []
lib.pipeline_new.restype = c_void_p
lib.pipeline_free.argtypes = [c_void_p]
lib.pipeline_free.restype = None
lib.pipeline_add.argtypes = [c_void_p, STAGE, c_void_p]
lib.pipeline_add.restype = c_int
lib.pipeline_remove.argtypes = [c_void_p, c_size_t]
lib.pipeline_remove.restype = c_int
lib.pipeline_run.argtypes = [c_void_p, double_p, c_size_t, double_p, size_p]
lib.pipeline_run.restype = c_int
lib.pipeline_pull.argtypes = [c_void_p, SOURCE, c_void_p, double_p, c_size_t, size_p]
lib.pipeline_pull.restype = c_int
lib.pipeline_start.argtypes = [c_void_p, double_p, c_size_t, double_p, DONE, c_void_p]
lib.pipeline_start.restype = c_int
lib.pipeline_wait.argtypes = [c_void_p, size_p]
lib.pipeline_wait.restype = c_int
lib.pipeline_builtin.argtypes = [c_char_p]
lib.pipeline_builtin.restype = STAGE


def run(line, *numbers):
    """Send numbers through a pipeline. Returns the status and the results."""
    values = (c_double * len(numbers))(*numbers)
    results, found = (c_double * len(numbers))(), c_size_t()
    status = lib.pipeline_run(line, values, len(numbers), results, found)
    return status, results[: found.value]
