# fate: ok
from cmult_ctypes import cmult_say

print("Python: before the call")
cmult_say(6, 2.3)
print("Python: after the call")
