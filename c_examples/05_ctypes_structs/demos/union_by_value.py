# fate: ok
import ctypes
import subprocess
import tempfile
from pathlib import Path

C = """
typedef union { double number; long long whole; } value;
double by_value(value v) { return v.number; }
double by_pointer(const value *v) { return v->number; }
"""
with tempfile.TemporaryDirectory() as place:
    source, target = Path(place, "value.c"), Path(place, "libvalue.so")
    source.write_text(C)
    subprocess.run(["cc", "-shared", "-fPIC", "-o", target, source], check=True)
    lib = ctypes.CDLL(str(target))


class Value(ctypes.Union):
    _fields_ = [("number", ctypes.c_double), ("whole", ctypes.c_longlong)]


lib.by_value.argtypes = [Value]
lib.by_pointer.argtypes = [ctypes.POINTER(Value)]
lib.by_value.restype = lib.by_pointer.restype = ctypes.c_double

value = Value(number=2.5)
print("by value, right:", lib.by_value(value) == 2.5)
print("by pointer:     ", lib.by_pointer(ctypes.byref(value)))
