# fate: OSError
import ctypes
from pathlib import Path

print("it is here:", Path("libstopwatch.so").exists())
ctypes.CDLL("libstopwatch.so")
