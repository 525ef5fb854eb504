# fate: ok
import ctypes


def attempt(fields):
    print(f"_fields_ = {fields}")
    try:
        made = type("Pose", (ctypes.Structure,), {"_fields_": eval(fields)})
        print("    accepted:", ctypes.sizeof(made), "bytes")
    except (TypeError, ValueError) as error:
        print(f"    {type(error).__name__}: {error}")


attempt('[("x", float)]')
attempt('("x", ctypes.c_int)')
attempt('[("x", ctypes.c_int), ("x", ctypes.c_double)]')
attempt("[]")


class Late(ctypes.Structure):
    pass


Late()
try:
    Late._fields_ = [("x", ctypes.c_int)]
except AttributeError as error:
    print("after its first use:", error)
