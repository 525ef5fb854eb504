# fate: ok
import ctypes

numbers = (ctypes.c_int32 * 4)(1, 2, 3, 4)
part = numbers[1:3]
part[0] = 99
numbers[3] = 5
print(list(numbers), part)
