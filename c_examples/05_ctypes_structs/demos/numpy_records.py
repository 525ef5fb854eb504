# fate: ok
import numpy as np
from geometry_structs import Point, lib

print(np.dtype(Point))
records = np.zeros(1_000, dtype=Point)  # 1,000 structs side by side
records["x"] = np.arange(1_000)

array = (Point * len(records)).from_buffer(records)  # the same memory, seen by ctypes
lib.geometry_move(array, len(array), Point(0.5, 7))
print(records[:2], records["x"].max())

back = np.ctypeslib.as_array(array)  # and seen by NumPy again
back["y"] = 0
print("no copy:", records["y"].max() == 0, array[999].y)
