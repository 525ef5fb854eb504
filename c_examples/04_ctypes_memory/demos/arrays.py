# fate: IndexError
import ctypes
from ctypes import POINTER, c_double, c_int32, c_size_t

lib = ctypes.CDLL("./libtextstats.so")
lib.textstats_mean.argtypes = [POINTER(c_int32), c_size_t]
lib.textstats_mean.restype = c_double

Three = c_int32 * 3  # a type: "array of three int32_t"
numbers = Three(2, 3, 7)
print("mean of all:      ", lib.textstats_mean(numbers, len(numbers)))
print("of the first two: ", lib.textstats_mean(numbers, 2))
numbers[2] = 10
print("as a list:        ", list(numbers))
print(numbers[3])
