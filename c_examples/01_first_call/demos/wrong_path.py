# fate: OSError
import ctypes
import os

os.chdir("/")  # as if you had started Python in another folder
ctypes.CDLL("./libcmult.so")
