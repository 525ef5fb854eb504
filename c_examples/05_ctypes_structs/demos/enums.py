# fate: ok
from geometry_structs import Shape
from geometry_values import Kind

shape = Shape(kind=Kind.BOX)  # an IntEnum is an int
print("a plain number comes back:", repr(shape.kind))
print("as a member of the enum:  ", repr(Kind(shape.kind)))
shape.kind = 77  # nobody looks
try:
    Kind(shape.kind)
except ValueError as error:
    print("ValueError:", error)
print("bytes:", Shape.kind.size)
