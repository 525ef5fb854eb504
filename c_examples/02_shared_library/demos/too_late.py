# fate: OSError
import ctypes
import os
from pathlib import Path

os.environ["LD_LIBRARY_PATH"] = str(Path.cwd())
ctypes.CDLL("libdice.so")
