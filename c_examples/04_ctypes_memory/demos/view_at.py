# fate: ok from 3.14
import ctypes

numbers = (ctypes.c_uint8 * 4)(1, 2, 3, 4)
address = ctypes.addressof(numbers)
view = ctypes.memoryview_at(address, 4)
copy = ctypes.string_at(address, 4)
numbers[0] = 99
print("view:", view[0], "copy:", copy[0])
view[1] = 77
print("array:", list(numbers))
fixed = ctypes.memoryview_at(address, 4, readonly=True)
try:
    fixed[2] = 55
except TypeError as error:
    print("TypeError:", error)
