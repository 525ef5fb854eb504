# fate: ArgumentError
import ctypes

from geometry_structs import Drawing, lib


class Font(ctypes.Structure):
    """A handle of some other library."""


drawing = lib.geometry_drawing_new()
print("a handle that is:", bool(drawing), "- of", ctypes.sizeof(Drawing), "bytes")
lib.geometry_drawing_free(drawing)
lib.geometry_drawing_free(ctypes.POINTER(Font)())
