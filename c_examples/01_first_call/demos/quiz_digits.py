# fate: ok
from cmult_ctypes import cmult

print(cmult(16777217, 1.0))
