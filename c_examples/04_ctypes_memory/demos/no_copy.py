# fate: ok
import array
import ctypes
from ctypes import POINTER, c_double, c_int32, c_size_t

lib = ctypes.CDLL("./libtextstats.so")
lib.textstats_mean.argtypes = [POINTER(c_int32), c_size_t]
lib.textstats_mean.restype = c_double

numbers = array.array("i", [3, 4, 5])  # "i" is a C int: 4 bytes
view = (c_int32 * len(numbers)).from_buffer(numbers)  # the same bytes
copy = (c_int32 * len(numbers))(*numbers)  # other bytes
print("before:", lib.textstats_mean(view, 3), lib.textstats_mean(copy, 3))
numbers[0] = 303
print("after: ", lib.textstats_mean(view, 3), lib.textstats_mean(copy, 3))
view[2] = 0  # as C would write
print("and back:", numbers)
