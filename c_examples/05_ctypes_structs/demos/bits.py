# fate: ok
import ctypes

from geometry_structs import Style

style = Style(red=31, green=0, blue=0, width=3, layer=-2)
print("bytes:", ctypes.sizeof(Style), "red:", style.red, "layer:", style.layer)
style.red = 32  # 5 bits have room for 0 to 31
style.layer = 512  # 10 bits with a sign: -512 to 511
print("red:", style.red, "layer:", style.layer)
print(Style.green)
