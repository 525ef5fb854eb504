# fate: ok
import ctypes


class Place(ctypes.Structure):
    __fields__ = (("inside", ctypes.c_bool), ("distance", ctypes.c_double))  # wrong


place = Place()
print("bytes:", ctypes.sizeof(Place))
place.distance = 2.5  # an attribute of a Python object: C does not know of it
print("distance:", place.distance, "- and in C's memory:", bytes(place))
try:
    Place(True, 2.5)
except TypeError as error:
    print("TypeError:", error)
