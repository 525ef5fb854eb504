# fate: ok
import ctypes
import sys

plugin = ctypes.CDLL("./libmost_python.so")
plugin.plugin_result.argtypes = [ctypes.c_char_p, ctypes.c_size_t]
plugin.plugin_result.restype = ctypes.c_size_t
room = ctypes.create_string_buffer(100)

print("_most_python" in sys.modules)
print(plugin.plugin_result(room, 100), room.value)
print("_most_python" in sys.modules)
