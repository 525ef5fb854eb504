# fate: IndexError
import ctypes

numbers = (ctypes.c_int32 * 4)(10, 20, 30, 40)
two = (ctypes.c_int32 * 2).from_buffer(numbers)  # the first two of them
start = ctypes.cast(two, ctypes.POINTER(ctypes.c_int32))
print(start[3])
print(two[3])
