# What the pure-Python file uses of C when it is compiled.
from cpython.exc cimport PyErr_CheckSignals
