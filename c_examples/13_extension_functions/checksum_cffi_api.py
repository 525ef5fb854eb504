"""Checksums with CFFI, API mode, out-of-line: any bytes-like object, without a copy."""

from operator import index
from typing import TYPE_CHECKING, Any, Literal, SupportsIndex

from _checksum_cffi_api import ffi, lib

if TYPE_CHECKING:
    from typing_extensions import Buffer


class MismatchError(ValueError):
    """The checksum is not the expected one.

    The attributes expected and actual hold both, as int.
    """

    expected: int
    actual: int


def _held(data: "Buffer") -> Any:
    """A `char[]` over the object's own bytes, until the end of a `with` block.

    The block gives the buffer back at a known moment, even when an exception, which keeps the
    variables of its functions, lives on.
    """
    if isinstance(data, memoryview) and not data.c_contiguous:
        raise BufferError("the bytes do not lie in a row")
    return ffi.from_buffer(data)


def crc32(data: "Buffer", value: SupportsIndex = 0, /) -> int:
    """Return the CRC-32 of bytes; value is the CRC-32 of what came before.

    Raises TypeError for a wrong type, OverflowError if value does not fit 32 bits, BufferError
    if the bytes do not lie in a row.
    """
    with _held(data) as held:
        return lib.checksum_crc32(index(value), held, len(held))


def adler32(data: "Buffer", value: SupportsIndex = 1, /) -> int:
    """Return the Adler-32 of bytes. Arguments and errors as for crc32."""
    with _held(data) as held:
        return lib.checksum_adler32(index(value), held, len(held))


def crc32_blocks(data: "Buffer", size: SupportsIndex, /) -> list[int]:
    """Return a list with the CRC-32 of each block of size bytes; the last may be shorter.

    Raises ValueError if size is less than 1; otherwise as crc32.
    """
    step = index(size)
    if step < 1:
        raise ValueError("size must be 1 or more")
    with _held(data) as held:
        total = len(held)
        return [
            lib.checksum_crc32(0, held + first, min(step, total - first))
            for first in range(0, total, step)
        ]


def as_hex(value: SupportsIndex, /) -> str:
    """Return a checksum as people compare it: 8 hexadecimal digits.

    Raises OverflowError if value does not fit 32 bits.
    """
    text = ffi.new("char[]", lib.CHECKSUM_HEX_SIZE)
    lib.checksum_hex(index(value), text)
    return ffi.string(text).decode("ascii")


def crc32_combine(first: SupportsIndex, second: SupportsIndex, length: SupportsIndex, /) -> int:
    """Return the CRC-32 of two pieces in a row; length is that of the second, in bytes.

    Raises OverflowError if a checksum does not fit 32 bits, ValueError if length is negative.
    """
    count = index(length)
    if count < 0:
        raise ValueError("length must not be negative")
    return lib.checksum_crc32_combine(index(first), index(second), count)


def verify(
    data: "Buffer",
    expected: SupportsIndex,
    *,
    algorithm: Literal["crc32", "adler32"] = "crc32",
) -> None:
    """Raise MismatchError unless data has the expected checksum.

    Raises ValueError for another algorithm; otherwise as crc32.
    """
    kinds = {"crc32": lib.CHECKSUM_CRC32, "adler32": lib.CHECKSUM_ADLER32}
    kind, wanted, found = kinds.get(algorithm, -1), index(expected), ffi.new("uint32_t *")
    with _held(data) as held:
        status = lib.checksum_verify(kind, held, len(held), wanted, found)
    if status == lib.CHECKSUM_OK:
        return
    words = ffi.string(lib.checksum_strerror(status)).decode("ascii")
    if status != lib.CHECKSUM_MISMATCH:
        raise ValueError(words)
    error = MismatchError(f"{words}: expected {wanted:08x}, found {found[0]:08x}")
    error.expected, error.actual = wanted, found[0]
    raise error
