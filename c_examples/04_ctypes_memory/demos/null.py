# fate: ValueError
from ctypes import POINTER, c_int32

nothing = POINTER(c_int32)()  # a pointer that leads nowhere: NULL
print("true or false: ", bool(nothing))
print(nothing.contents)
