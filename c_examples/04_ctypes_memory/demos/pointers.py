# fate: ok
from ctypes import POINTER, byref, c_int32, pointer

number = c_int32(5)
found = pointer(number)  # an object of the type POINTER(c_int32)
print("its type:      ", type(found) is POINTER(c_int32))
print("what it leads to:", found[0], found.contents.value)

found[0] = 7  # as *found = 7 in C
print("the number now:", number.value)

other = c_int32(100)
found.contents = other  # now it leads elsewhere
print("and now:       ", found[0], number.value)
print("byref makes:   ", type(byref(number)).__name__)
