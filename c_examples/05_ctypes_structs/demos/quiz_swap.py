# fate: ok
from geometry_structs import Box

box = Box((0, 0), (2, 1))
box.low, box.high = box.high, box.low
print(box.low.x, box.high.x)
