# fate: ArgumentError
from geometry_structs import lib

print(lib.geometry_distance((0, 0), (3, 4)))
