# fate: ok
import ctypes

from declared import lib, run

square = lib.pipeline_builtin(b"square")
number = ctypes.c_double(3.0)
print("called from Python:", square(number, None), number.value)

line = lib.pipeline_new()
lib.pipeline_add(line, square, None)  # from now on C calls C
print("called from C:     ", run(line, 1, 2, 3))
print("there is a circle: ", bool(lib.pipeline_builtin(b"circle")))
