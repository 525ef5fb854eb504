# fate: ArgumentError
from cmult_ctypes import cmult

print(cmult("6", 2.3))
