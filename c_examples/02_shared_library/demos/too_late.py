# fate: OSError
import ctypes
import os

os.environ["LD_LIBRARY_PATH"] = os.getcwd()
ctypes.CDLL("libdice.so")
