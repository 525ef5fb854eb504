# fate: ok
import ctypes

from geometry_structs import Place

for name, _ in Place._fields_:
    field = getattr(Place, name)
    print(f"{name:9} begins at byte {field.offset:2}, has {field.size}")
print("all together:", ctypes.sizeof(Place), "bytes, aligned to", ctypes.alignment(Place))
