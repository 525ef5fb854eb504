# fate: ok
import numpy as np
from _ringbuf_cffi_api import ffi

table = np.arange(6.0).reshape(2, 3)
frozen = table.copy()
frozen.flags.writeable = False
arrays = {
    "table": table,
    "table[1:]": table[1:],
    "read-only": frozen,
    "table[:, ::2]": table[:, ::2],
    "table.T": table.T,
    "Fortran order": np.asfortranarray(table),
    "float32": table.astype(np.float32),
    "other byte order": table.astype(">f8"),
    "no rows": table[:0],
}


def taken(array: np.ndarray, writable: bool) -> str:
    try:
        return f"{len(ffi.from_buffer('double[]', array, writable))} doubles"
    except ValueError as error:
        return type(error).__name__


print(f"{'':18}{'from_buffer':14}{'..., writable':15}at the address")
for name, array in arrays.items():
    both = f"{taken(array, False):14}{taken(array, True):15}"
    first = "" if array.nbytes < 24 else ffi.unpack(ffi.cast("double *", array.ctypes.data), 3)
    print(f"{name:18}{both}{first}")
