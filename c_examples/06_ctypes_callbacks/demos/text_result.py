# fate: ok
import ctypes
import sys

NAME = ctypes.CFUNCTYPE(ctypes.c_char_p, ctypes.c_int)


@NAME
def name(number):
    return b"number %d, a text that nobody frees" % number


before = sys.getallocatedblocks()
for number in range(1000):
    name(number)
print("blocks left over:", (sys.getallocatedblocks() - before) // 100 * 100)
