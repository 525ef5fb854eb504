# fate: ok
import warnings

from cffi import FFI

warnings.simplefilter("error")  # make exceptions of warnings
STRUCT = "struct packet { char kind; int size; };"  # the header says: pack(1), no gaps

ffi = FFI()
try:
    ffi.cdef("#pragma pack(1)\n" + STRUCT)
except UserWarning as warning:
    print(f"{str(warning).partition('.')[0]}.")

warnings.simplefilter("ignore")
ffi.cdef("#pragma pack(1)\n" + STRUCT)
print("with the #pragma:", ffi.sizeof("struct packet"), "bytes")

right = FFI()
right.cdef(STRUCT, packed=True)
print("with packed=True:", right.sizeof("struct packet"), "bytes")
