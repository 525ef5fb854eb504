"""The Pythonic layer over the ring buffer: one class, whatever the mode of CFFI.

Every mode ends in two objects, `ffi` and `lib`. A mode has only to say where they come from.
"""

from __future__ import annotations

import queue
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar, Self

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


# --8<-- [start:class]
class Ring:
    """A queue of bytes in C's memory, of a fixed capacity: use it for bytes or for records.

    It gives its memory back when nobody holds it any more, or at once: `close()`, or `with`.

    Raises, here and in every method: queue.Full, queue.Empty, MemoryError; ValueError for a
    closed ring and for values out of range.
    """

    ffi: ClassVar[Any]
    lib: ClassVar[Any]

    def __init__(self, capacity: int) -> None:
        """Make an empty ring with room for so many bytes, 1 or more."""
        if capacity < 1:
            raise ValueError(f"a ring has room for 1 byte or more, not {capacity}")
        pointer = self.lib.ringbuf_new(capacity)
        if pointer == self.ffi.NULL:
            raise MemoryError(f"no memory for a ring of {capacity} bytes")
        self._pointer = self.ffi.gc(pointer, self.lib.ringbuf_free, size=capacity)
        self._views = 0  # how many are in use of those that `peek` gave out
        self._tag: Any = None  # the handle of what `tag` is; C has its address alone

    # --8<-- [end:class]
    # --8<-- [start:close]
    def close(self) -> None:
        """Give the memory back now. Closing twice is fine.

        Raises:
            BufferError: A view made by `peek` or `array` is still in use.
        """
        self._refuse_while_viewed()
        if self._pointer is not None:
            self.ffi.release(self._pointer)  # calls ringbuf_free now, and not once more later
            self._pointer = self._tag = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _handle(self) -> Any:
        if self._pointer is None:
            raise ValueError("this ring is closed")
        return self._pointer

    def _refuse_while_viewed(self) -> None:
        if self._views:
            raise BufferError(f"{self._views} view(s) of this ring are still in use")

    # --8<-- [end:close]
    # --8<-- [start:bytes]
    def write(self, data: Any) -> None:
        """Copy the bytes of any object in C's order into the ring: bytes, arrays, views."""
        with self.ffi.from_buffer(data) as source:
            self._check(self.lib.ringbuf_write(self._handle(), source, len(source)))

    def read_into(self, target: Any) -> None:
        """Fill an object that can be written to with the oldest bytes, and drop them here.

        Raises:
            BufferError: A view is still in use.
        """
        self._refuse_while_viewed()
        with self.ffi.from_buffer(target, require_writable=True) as room:
            self._check(self.lib.ringbuf_read(self._handle(), room, len(room)))

    def read(self, size: int) -> bytes:
        """Take the oldest bytes out of the ring."""
        if not 0 <= size <= len(self):  # before there is room for them: size may be a mistake
            raise queue.Empty(f"the ring has {len(self)} bytes, and not {size}")
        target = bytearray(size)
        self.read_into(target)
        return bytes(target)

    def skip(self, size: int) -> None:
        """Drop the oldest bytes."""
        self._refuse_while_viewed()
        self._check(self.lib.ringbuf_skip(self._handle(), size))

    # --8<-- [end:bytes]
    # --8<-- [start:views]
    def peek(self) -> memoryview:
        """Show the oldest bytes in place, as many as lie in one piece; read-only, no copy.

        While it is in use, `read`, `skip`, `take` and `close` raise BufferError. Let it go:
        `with ring.peek() as view:`, or `view.release()`.
        """
        span = self.lib.ringbuf_peek(self._handle())
        if span.size == 0:
            return memoryview(b"")

        def let_go(_: Any) -> None:
            self._views -= 1

        data = self.ffi.gc(span.data, let_go)  # whoever holds data holds this ring
        self._views += 1
        return memoryview(self.ffi.buffer(data, span.size)).toreadonly()

    def array(self, dtype: str) -> NDArray[np.generic]:
        """Show the oldest bytes as a NumPy array of this dtype: read-only, no copy."""
        import numpy as np

        kind = np.dtype(dtype)
        view = self.peek()
        return np.frombuffer(view[: len(view) // kind.itemsize * kind.itemsize], kind)

    # --8<-- [end:views]
    # --8<-- [start:records]
    def _record(self, kind: int, data: bytes) -> Any:
        record = self.ffi.new("ringbuf_record *", (kind, len(data), len(data)))
        self.ffi.memmove(record.data, data, len(data))
        return record

    def put(self, kind: int, data: bytes) -> None:
        """Copy a record into the ring; kind is 0 to 4294967295."""
        self._check(self.lib.ringbuf_put(self._handle(), self._record(kind, data)))

    def put_all(self, records: Iterable[tuple[int, bytes]]) -> None:
        """Copy several records into the ring, or none of them."""
        owners = [self._record(kind, data) for kind, data in records]  # keeps each alive
        self._check(self.lib.ringbuf_put_all(self._handle(), owners, len(owners)))

    def take(self) -> tuple[int, bytes]:
        """Take the oldest record out of the ring: its kind, and its bytes."""
        self._refuse_while_viewed()
        slot = self.ffi.new("ringbuf_record **")
        self._check(self.lib.ringbuf_take(self._handle(), slot))
        with self.ffi.gc(slot[0], self.lib.ringbuf_record_free) as record:
            return record.kind, bytes(self.ffi.buffer(record.data, record.size))

    # --8<-- [end:records]
    # --8<-- [start:texts]
    def describe(self, name: str, unit: str) -> None:
        """Name the ring, and say what is in it: a unit of at most 7 bytes in UTF-8."""
        if "\0" in name + unit:
            raise ValueError("for C, a text ends at its first zero character")
        self._check(self.lib.ringbuf_describe(self._handle(), name.encode(), unit.encode()))

    @property
    def name(self) -> str:
        """What the ring is called; "" if it has no name."""
        text: str = self.ffi.string(self._info().name).decode()
        return text

    @property
    def unit(self) -> str:
        """What is in the ring; "" if nobody said so."""
        info = self._info()  # a name for the struct, of which unit is a part: it must live
        text: str = self.ffi.string(info.unit).decode()
        return text

    def dump(self) -> str:
        """Write the bytes of the ring as hexadecimal digits, the oldest first."""
        text = self.lib.ringbuf_dump(self._handle())
        if text == self.ffi.NULL:
            raise MemoryError("no memory for the text")
        with self.ffi.gc(text, self.lib.ringbuf_text_free):
            digits: str = self.ffi.string(text).decode()
            return digits

    # --8<-- [end:texts]
    # --8<-- [start:tag]
    @property
    def tag(self) -> object:
        """Any Python object, carried by C; None if there is none."""
        user = self.lib.ringbuf_user(self._handle())
        return None if user == self.ffi.NULL else self.ffi.from_handle(user)

    @tag.setter
    def tag(self, value: object) -> None:
        handle = self._handle()
        tag = self.ffi.new_handle(value)
        self.lib.ringbuf_set_user(handle, tag)
        self._tag = tag  # the old one may go now: C has the new address

    # --8<-- [end:tag]
    # --8<-- [start:errors]
    @classmethod
    def _check(cls, status: int) -> None:
        """Turn a status of the library's into an exception."""
        if status != cls.lib.RINGBUF_OK:
            raises = {
                cls.lib.RINGBUF_ERROR_FULL: queue.Full,
                cls.lib.RINGBUF_ERROR_EMPTY: queue.Empty,
                cls.lib.RINGBUF_ERROR_MEMORY: MemoryError,
            }.get(status, ValueError)
            raise raises(cls.ffi.string(cls.lib.ringbuf_strerror(status)).decode())

    # --8<-- [end:errors]

    def _info(self) -> Any:
        return self.lib.ringbuf_inspect(self._handle())

    def __len__(self) -> int:
        """How many bytes are in the ring."""
        return int(self._info().used)

    def __bool__(self) -> bool:
        return True  # an empty ring is a ring

    @property
    def capacity(self) -> int:
        """How many bytes it has room for."""
        return int(self._info().capacity)

    def __repr__(self) -> str:
        if self._pointer is None:
            return "<Ring closed>"
        return f"<Ring {len(self)} of {self.capacity} bytes>"
