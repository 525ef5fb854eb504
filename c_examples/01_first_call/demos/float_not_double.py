# fate: ok
import struct

from cmult_ctypes import cmult

answer = cmult(6, 2.3)
print("6 * 2.3 from C   ", answer)
print("with one decimal ", format(answer, ".1f"))
print("6 * 2.3 in Python", 6 * 2.3)

(as_float,) = struct.unpack("f", struct.pack("f", 2.3))
print("2.3 as a C float ", as_float)
