"""compress and uncompress of zlib, bound with what chapter 04 has taught.

zlib is on nearly every system, because much else uses it. Where it is missing, importing this
module raises ImportError.
"""

# --8<-- [start:load]
import ctypes
from ctypes import POINTER, byref, c_char_p, c_int, c_ulong, c_void_p
from ctypes.util import find_library

_name = find_library("z")  # "libz.so.1" on Linux
if _name is None:
    raise ImportError("zlib is not installed: on Debian, apt install zlib1g")
_lib = ctypes.CDLL(_name)

# uLong is unsigned long; Bytef * are bytes; uLongf *destLen is room on the way in, size on the
# way out.
_lib.zlibVersion.argtypes = []
_lib.zlibVersion.restype = c_char_p  # belongs to the library: nothing to free
_lib.compressBound.argtypes = [c_ulong]
_lib.compressBound.restype = c_ulong
_lib.compress2.argtypes = [c_void_p, POINTER(c_ulong), c_char_p, c_ulong, c_int]
_lib.compress2.restype = c_int
_lib.uncompress.argtypes = [c_void_p, POINTER(c_ulong), c_char_p, c_ulong]
_lib.uncompress.restype = c_int
# --8<-- [end:load]


# --8<-- [start:errors]
WORDS = {
    -2: "a parameter is out of range",
    -3: "the data is damaged, or was not compressed by zlib",
    -4: "no memory",
    -5: "it needs more room, or the data is not complete",
}


class ZlibError(Exception):
    """zlib refused. `status` is its own number."""

    def __init__(self, status: int) -> None:
        super().__init__(WORDS.get(status, f"status {status}"))
        self.status = status


def _check(status: int, function: object, arguments: object) -> None:
    if status != 0:
        raise ZlibError(status)


_lib.compress2.errcheck = _check
_lib.uncompress.errcheck = _check
# --8<-- [end:errors]


def version() -> str:
    """Return the version of the library that was found: "1.2.13"."""
    text: bytes = _lib.zlibVersion()
    return text.decode()


# --8<-- [start:functions]
def compress(data: bytes, level: int = 6) -> bytes:
    """Compress. Raises ZlibError if level is not 0 to 9, or -1."""
    room = _lib.compressBound(len(data))  # zlib says how much it may need
    packed = ctypes.create_string_buffer(room)
    size = c_ulong(room)  # in: the room. out: what was used
    _lib.compress2(packed, byref(size), data, len(data), level)
    return packed.raw[: size.value]  # raw, not value: there may be a zero byte in it


def decompress(packed: bytes, size: int) -> bytes:
    """Decompress what has `size` bytes at most. Raises ZlibError."""
    data = ctypes.create_string_buffer(size)
    used = c_ulong(size)
    _lib.uncompress(data, byref(used), packed, len(packed))
    return data.raw[: used.value]


# --8<-- [end:functions]
