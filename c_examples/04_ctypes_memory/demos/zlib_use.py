# fate: ZlibError
import zlib

import zlib_ctypes

data = b"to be or not to be, " * 50
packed = zlib_ctypes.compress(data)
print(len(data), "bytes become", len(packed))
print("the same as Python's own:", packed == zlib.compress(data))
print("Python reads it:", zlib.decompress(packed) == data)
print("and we read it: ", zlib_ctypes.decompress(packed, len(data)) == data)
zlib_ctypes.decompress(packed, 100)
