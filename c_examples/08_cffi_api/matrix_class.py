"""The Pythonic layer over the matrix library: one class, whatever the mode of CFFI.

Every mode ends in two objects, `ffi` and `lib`. A mode has only to say where they come from.
"""

from __future__ import annotations

import sys
import weakref
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Self

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DOUBLE = 8  # bytes of a C double
DOUBLE_TYPE = "<f8" if sys.byteorder == "little" else ">f8"  # a C double, as NumPy writes it


# --8<-- [start:export]
class _Export:
    """What stands between a NumPy array and a matrix: it keeps the matrix alive."""

    def __init__(self, matrix: Matrix) -> None:
        handle = matrix._handle()
        address = int(matrix.ffi.cast("uintptr_t", handle.data))
        self.matrix = matrix
        self.__array_interface__ = {  # NumPy looks for this name
            "version": 3,
            "typestr": DOUBLE_TYPE,
            "shape": (handle.rows, handle.cols),
            "strides": (handle.stride * DOUBLE, DOUBLE),
            "data": (address, False),  # False: not read-only
        }


# --8<-- [end:export]


# --8<-- [start:class]
class Matrix:
    """A table of numbers, kept and computed by C.

    A matrix owns its numbers, or it is a view of a NumPy array, made by `over`. It gives
    its memory back when nobody holds it any more, or at once: `close()`, or `with`.

    Raises, here and in every method: ValueError for shapes that do not fit and for a
    closed matrix, MemoryError.
    """

    ffi: ClassVar[Any]
    lib: ClassVar[Any]

    def __init__(self, rows: int, cols: int) -> None:
        """Make a matrix full of zeros; rows and cols are 1 to `Matrix.max_dim()`."""
        slot = self.ffi.new("matrix **")  # C writes the address of the new matrix here
        self._check(self.lib.matrix_new(rows, cols, slot))
        self._own(self.ffi.gc(slot[0], self.lib.matrix_free), None)

    def _own(self, pointer: Any, keep: object) -> None:
        self._pointer = pointer  # whoever holds this cdata holds the C struct
        self._keep = keep  # whose memory the numbers are, if they are not C's
        self._exports: weakref.WeakSet[_Export] = weakref.WeakSet()

    # --8<-- [end:class]
    # --8<-- [start:over]
    @classmethod
    def over(cls, array: NDArray[np.float64]) -> Self:
        """Make a view of a NumPy array: no copy, both see the same numbers.

        Raises:
            TypeError: The numbers are not doubles (dtype float64), or cannot be written.
            ValueError: C cannot walk through the array: it is not a table, or the numbers
                of a row do not lie side by side. np.ascontiguousarray makes a copy that fits.
        """
        if array.dtype != "float64" or not array.flags.aligned:
            raise TypeError(f"need an array of float64, aligned, not of {array.dtype!r}")
        if not array.flags.writeable:
            raise TypeError("need an array that can be written, not a read-only one")
        if array.ndim != 2 or 0 in array.shape:
            raise ValueError(f"need an array with rows and columns, not of shape {array.shape}")
        (rows, cols), (step, next_number) = array.shape, array.strides
        if rows == 1:
            step = cols * DOUBLE  # there is no next row: NumPy may say anything here
        if cols == 1:
            next_number = DOUBLE
        if next_number != DOUBLE or step % DOUBLE or step < cols * DOUBLE:
            raise ValueError(f"C cannot walk through an array with strides {array.strides}")
        data = cls.ffi.cast("double *", array.ctypes.data)
        self = cls.__new__(cls)
        pointer = cls.ffi.new("matrix *")
        cls._check(cls.lib.matrix_view(pointer, data, rows, cols, step // DOUBLE))
        self._own(pointer, array)
        return self

    def array(self) -> NDArray[np.float64]:
        """Return a NumPy array over the same numbers. The array keeps the matrix alive."""
        import numpy as np

        export = _Export(self)
        self._exports.add(export)
        return np.asarray(export)  # type: ignore[call-overload,no-any-return]

    # --8<-- [end:over]
    # --8<-- [start:close]
    def close(self) -> None:
        """Give the memory back now. Closing twice is fine.

        Raises:
            BufferError: A NumPy array still shows these numbers.
        """
        if len(self._exports):
            raise BufferError("an array made by array() still uses this matrix")
        if self._pointer is not None:
            self.ffi.release(self._pointer)  # calls matrix_free now, and never again
            self._pointer = self._keep = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _handle(self) -> Any:
        if self._pointer is None:
            raise ValueError("this matrix is closed")
        return self._pointer

    # --8<-- [end:close]
    # --8<-- [start:errors]
    @classmethod
    def _check(cls, status: int) -> None:
        """Turn a status of the library's into an exception."""
        if status == cls.lib.MATRIX_ERROR_MEMORY:
            raise MemoryError
        if status != cls.lib.MATRIX_OK:
            raise ValueError(cls.ffi.string(cls.lib.matrix_strerror(status)).decode())

    # --8<-- [end:errors]

    @classmethod
    def max_dim(cls) -> int:
        """The most rows, and the most columns, that a matrix may have."""
        return int(cls.lib.MATRIX_MAX_DIM)

    @classmethod
    def from_rows(cls, rows: Sequence[Sequence[float]]) -> Self:
        """Copy lists of numbers into a new matrix."""
        if len({len(row) for row in rows}) != 1:
            raise ValueError("need rows of equal length")
        self = cls(len(rows), len(rows[0]))
        handle = self._handle()
        for i, row in enumerate(rows):
            handle.data[i * handle.stride : i * handle.stride + len(row)] = list(row)
        return self

    def tolist(self) -> list[list[float]]:
        """Copy the numbers to lists, one for each row."""
        handle = self._handle()
        return [
            self.ffi.unpack(handle.data + i * handle.stride, handle.cols)
            for i in range(handle.rows)
        ]

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        handle = self._handle()
        return handle.rows, handle.cols

    # --8<-- [start:item]
    def _inside(self, place: tuple[int, int]) -> tuple[Any, int, int]:
        handle, (row, col) = self._handle(), place
        if not (0 <= row < handle.rows and 0 <= col < handle.cols):
            raise IndexError(f"no place {place} in a matrix of shape {self.shape}")
        return handle, row, col

    def __getitem__(self, place: tuple[int, int]) -> float:
        number: float = self.lib.matrix_get(*self._inside(place))  # C does not check: we do
        return number

    def __setitem__(self, place: tuple[int, int], value: float) -> None:
        self.lib.matrix_set(*self._inside(place), value)

    # --8<-- [end:item]

    def scale(self, factor: float) -> None:
        """Multiply every number by factor."""
        self.lib.matrix_scale(self._handle(), factor)

    # --8<-- [start:add]
    def __add__(self, other: Self) -> Self:
        if not isinstance(other, Matrix):
            return NotImplemented  # Python asks the other object, then raises TypeError
        result = type(self)(*self.shape)
        self._check(self.lib.matrix_add(self._handle(), other._handle(), result._handle()))
        return result

    # --8<-- [end:add]

    def __matmul__(self, other: Self) -> Self:
        if not isinstance(other, Matrix):
            return NotImplemented
        result = type(self)(self.shape[0], other.shape[1])
        self._check(self.lib.matrix_multiply(self._handle(), other._handle(), result._handle()))
        return result

    def transpose_into(self, result: Self) -> None:
        """Write this matrix to `result`, with rows and columns exchanged."""
        self._check(self.lib.matrix_transpose(self._handle(), result._handle()))

    def transpose(self) -> Self:
        """Return a new matrix with rows and columns exchanged."""
        result = type(self)(self.shape[1], self.shape[0])
        self.transpose_into(result)
        return result

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.tolist() if self._pointer else 'closed'}>"


# --8<-- [start:abi]
class AbiMatrix(Matrix):
    """The same for ABI mode: `matrix_get` and `matrix_set` are in no library, so do their work."""

    def __getitem__(self, place: tuple[int, int]) -> float:
        handle, row, col = self._inside(place)
        number: float = handle.data[row * handle.stride + col]
        return number

    def __setitem__(self, place: tuple[int, int], value: float) -> None:
        handle, row, col = self._inside(place)
        handle.data[row * handle.stride + col] = value


# --8<-- [end:abi]
