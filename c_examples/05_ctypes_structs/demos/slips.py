# fate: ok
import ctypes
from ctypes import c_double, c_int


def attempt(fields):
    try:
        made = type("Pose", (ctypes.Structure,), {"_fields_": fields})
        print(f"{fields!s:>44}".replace("<class '", "").replace("'>", ""))
        print(f"{'':20} made, with {ctypes.sizeof(made)} bytes")
    except (TypeError, AttributeError) as error:
        print(f"{fields!s:>44}".replace("<class '", "").replace("'>", ""))
        print(f"{'':20} {type(error).__name__}: {error}")


attempt([("x", float)])
attempt(("x", c_int))
attempt([("x", c_int), ("x", c_double)])
attempt([])


class Late(ctypes.Structure):
    pass


Late()
try:
    Late._fields_ = [("x", c_int)]
except AttributeError as error:
    print("after the first use:", error)
