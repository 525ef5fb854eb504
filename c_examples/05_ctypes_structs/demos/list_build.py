# fate: ok
from ctypes import byref, c_double, pointer
from itertools import pairwise

from geometry_structs import Box, Node, Shape, lib

nodes = [Node(Shape(kind=2, box=Box((0, 0), (side, side)))) for side in (1, 2, 3)]
for node, following in pairwise(nodes):
    node.next = pointer(following)

total = c_double()
lib.geometry_list_area(byref(nodes[0]), byref(total))
print("1 + 4 + 9 =", total.value)
