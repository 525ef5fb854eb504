# fate: AttributeError
import ctypes

lib = ctypes.CDLL("./libcmult.so")
print(lib.cmul)
