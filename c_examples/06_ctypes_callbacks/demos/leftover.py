# fate: ok
import ctypes
import sys

FUNCTION = ctypes.CFUNCTYPE(ctypes.c_int)
lib = ctypes.CDLL("./libleftover.so")
lib.leftover_ask.argtypes = [FUNCTION, ctypes.c_int]
lib.leftover_ask.restype = ctypes.c_int
sys.unraisablehook = lambda lost: print("lost:", lost.exc_value)


@FUNCTION
def fails():
    raise ValueError("I have no answer")


@FUNCTION
def forgets():
    pass  # returns None, which is no int


for number in (1, 4711):
    print("C got:", lib.leftover_ask(fails, number))
print("C got:", lib.leftover_ask(forgets, 5))
