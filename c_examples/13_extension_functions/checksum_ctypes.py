"""Checksums with ctypes: nothing to compile but the library itself.

Bytes that are no `bytes` object are copied first: ctypes has no way into a read-only buffer.
"""

import ctypes
from operator import index
from pathlib import Path
from typing import TYPE_CHECKING, Literal, SupportsIndex

if TYPE_CHECKING:
    from typing_extensions import Buffer

_lib = ctypes.CDLL(str(Path(__file__).resolve().parent / "libchecksum.so"))

_u32, _size = ctypes.c_uint32, ctypes.c_size_t
_lib.checksum_crc32.argtypes = [_u32, ctypes.c_char_p, _size]
_lib.checksum_crc32.restype = _u32
_lib.checksum_adler32.argtypes = [_u32, ctypes.c_char_p, _size]
_lib.checksum_adler32.restype = _u32
_lib.checksum_crc32_combine.argtypes = [_u32, _u32, ctypes.c_uint64]
_lib.checksum_crc32_combine.restype = _u32
_lib.checksum_hex.argtypes = [_u32, ctypes.c_char_p]
_lib.checksum_hex.restype = None
_lib.checksum_verify.argtypes = [
    ctypes.c_int, ctypes.c_char_p, _size, _u32, ctypes.POINTER(_u32)
]  # fmt: skip
_lib.checksum_verify.restype = ctypes.c_int
_lib.checksum_strerror.argtypes = [ctypes.c_int]
_lib.checksum_strerror.restype = ctypes.c_char_p  # the library's: read, never freed

_KINDS = {"crc32": 0, "adler32": 1}
_MISMATCH = 1


class MismatchError(ValueError):
    """The checksum is not the expected one.

    The attributes expected and actual hold both, as int.
    """

    expected: int
    actual: int


def _bytes(data: "Buffer") -> bytes:
    """The bytes of an object; a copy, unless it is a bytes object."""
    if isinstance(data, bytes):
        return data
    view = memoryview(data)
    if not view.c_contiguous:
        raise BufferError("the bytes do not lie in a row")
    return view.tobytes()


def _uint32(value: SupportsIndex) -> int:
    """The number, if it fits: ctypes would keep the lower 32 bits and say nothing."""
    number = index(value)
    if not 0 <= number < 2**32:
        raise OverflowError("a checksum has 32 bits")
    return number


def crc32(data: "Buffer", value: SupportsIndex = 0, /) -> int:
    """Return the CRC-32 of bytes; value is the CRC-32 of what came before.

    Raises TypeError for a wrong type, OverflowError if value does not fit 32 bits, BufferError
    if the bytes do not lie in a row.
    """
    held = _bytes(data)
    crc: int = _lib.checksum_crc32(_uint32(value), held, len(held))
    return crc


def adler32(data: "Buffer", value: SupportsIndex = 1, /) -> int:
    """Return the Adler-32 of bytes. Arguments and errors as for crc32."""
    held = _bytes(data)
    adler: int = _lib.checksum_adler32(_uint32(value), held, len(held))
    return adler


def crc32_blocks(data: "Buffer", size: SupportsIndex, /) -> list[int]:
    """Return a list with the CRC-32 of each block of size bytes; the last may be shorter.

    Raises ValueError if size is less than 1; otherwise as crc32.
    """
    step = index(size)
    if step < 1:
        raise ValueError("size must be 1 or more")
    held = _bytes(data)
    return [crc32(held[first : first + step]) for first in range(0, len(held), step)]


def as_hex(value: SupportsIndex, /) -> str:
    """Return a checksum as people compare it: 8 hexadecimal digits.

    Raises OverflowError if value does not fit 32 bits.
    """
    text = ctypes.create_string_buffer(9)
    _lib.checksum_hex(_uint32(value), text)
    return text.value.decode("ascii")


def crc32_combine(first: SupportsIndex, second: SupportsIndex, length: SupportsIndex, /) -> int:
    """Return the CRC-32 of two pieces in a row; length is that of the second, in bytes.

    Raises OverflowError if a checksum does not fit 32 bits, ValueError if length is negative.
    """
    count = index(length)
    if count < 0:
        raise ValueError("length must not be negative")
    crc: int = _lib.checksum_crc32_combine(_uint32(first), _uint32(second), count)
    return crc


def verify(
    data: "Buffer",
    expected: SupportsIndex,
    *,
    algorithm: Literal["crc32", "adler32"] = "crc32",
) -> None:
    """Raise MismatchError unless data has the expected checksum.

    Raises ValueError for another algorithm; otherwise as crc32.
    """
    held, wanted, found = _bytes(data), _uint32(expected), _u32()
    status = _lib.checksum_verify(
        _KINDS.get(algorithm, -1), held, len(held), wanted, ctypes.byref(found)
    )
    if status == 0:
        return
    words = _lib.checksum_strerror(status).decode("ascii")
    if status != _MISMATCH:
        raise ValueError(words)
    error = MismatchError(f"{words}: expected {wanted:08x}, found {found.value:08x}")
    error.expected, error.actual = wanted, found.value
    raise error
