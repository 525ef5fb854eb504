"""The ring buffer with ctypes: the same class, to compare with."""

from __future__ import annotations

import ctypes
import itertools
import queue
import weakref
from collections.abc import Iterable
from ctypes import POINTER, c_char_p, c_int, c_size_t, c_ubyte, c_uint32, c_void_p
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Self

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

HERE = Path(__file__).resolve().parent
FULL, EMPTY, MEMORY = 1, 2, 5  # of the enum in ringbuf.h


class Handle(ctypes.Structure):
    """An opaque handle: no fields."""


class Span(ctypes.Structure):
    """Some bytes of a ring."""

    _fields_ = [("data", c_void_p), ("size", c_size_t)]


class Info(ctypes.Structure):
    """What a ring is. A `c_char_p` field would forget where the text lies; here it may."""

    _fields_ = [
        ("capacity", c_size_t),
        ("used", c_size_t),
        ("unit", ctypes.c_char * 8),
        ("name", c_char_p),
    ]


class Head(ctypes.Structure):
    """The head of a record; its bytes lie behind."""

    _fields_ = [("kind", c_uint32), ("size", c_uint32), ("data", c_ubyte * 0)]


def declare(library: ctypes.CDLL) -> ctypes.CDLL:
    """Say what each function takes and returns."""
    ring, record = POINTER(Handle), POINTER(Head)
    for name, result, arguments in [
        ("new", ring, [c_size_t]),
        ("free", None, [ring]),
        ("write", c_int, [ring, c_void_p, c_size_t]),
        ("read", c_int, [ring, c_void_p, c_size_t]),
        ("peek", Span, [ring]),
        ("skip", c_int, [ring, c_size_t]),
        ("put", c_int, [ring, record]),
        ("put_all", c_int, [ring, POINTER(record), c_size_t]),
        ("take", c_int, [ring, POINTER(record)]),
        ("record_free", None, [record]),
        ("describe", c_int, [ring, c_char_p, c_char_p]),
        ("inspect", Info, [ring]),
        ("dump", c_void_p, [ring]),  # not c_char_p: the address is needed, to give it back
        ("text_free", None, [c_void_p]),
        ("set_user", None, [ring, c_void_p]),
        ("user", c_void_p, [ring]),
        ("strerror", c_char_p, [c_int]),
    ]:
        function = getattr(library, f"ringbuf_{name}")
        function.restype, function.argtypes = result, arguments
    return library


def check_size(size: int) -> int:
    """Refuse what does not fit into a size_t: ctypes would cut it."""
    if not 0 <= size <= c_size_t(-1).value:
        raise OverflowError(f"{size} is no size")
    return size


class Ring:
    """A queue of bytes: see `ringbuf_class.Ring`."""

    lib: ClassVar[Any] = declare(ctypes.CDLL(str(HERE / "libringbuf.so")))

    def __init__(self, capacity: int) -> None:
        """Make an empty ring with room for so many bytes, 1 or more."""
        if capacity < 1:
            raise ValueError(f"a ring has room for 1 byte or more, not {capacity}")
        self._pointer = self.lib.ringbuf_new(check_size(capacity))
        if not self._pointer:
            raise MemoryError(f"no memory for a ring of {capacity} bytes")
        self._free = weakref.finalize(self, self.lib.ringbuf_free, self._pointer)
        self._views = 0
        self._tags: dict[int, object] = {}
        self._keys = itertools.count(1)

    def close(self) -> None:
        """Give the memory back now. Closing twice is fine."""
        self._refuse_while_viewed()
        self._free()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _handle(self) -> Any:
        if not self._free.alive:
            raise ValueError("this ring is closed")
        return self._pointer

    def _refuse_while_viewed(self) -> None:
        if self._views:
            raise BufferError(f"{self._views} view(s) of this ring are still in use")

    def write(self, data: Any) -> None:
        """Copy the bytes of any object in C's order into the ring: bytes, arrays, views."""
        view = memoryview(data)
        if not view.c_contiguous:
            raise ValueError("the bytes do not lie in C's order")
        if view.readonly:  # from_buffer wants to write; c_char_p takes bytes alone
            source: Any = bytes(view)
        else:
            source = (c_ubyte * view.nbytes).from_buffer(data)
        self._check(self.lib.ringbuf_write(self._handle(), source, view.nbytes))

    def read_into(self, target: Any) -> None:
        """Fill an object that can be written to with the oldest bytes, and drop them here."""
        self._refuse_while_viewed()
        with memoryview(target) as view:
            if view.readonly or not view.c_contiguous:
                raise ValueError("the bytes cannot be written in C's order")
            size = view.nbytes
        room = (c_ubyte * size).from_buffer(target)
        self._check(self.lib.ringbuf_read(self._handle(), room, size))

    def read(self, size: int) -> bytes:
        """Take the oldest bytes out of the ring."""
        if not 0 <= size <= len(self):
            raise queue.Empty(f"the ring has {len(self)} bytes, and not {size}")
        target = bytearray(size)
        self.read_into(target)
        return bytes(target)

    def skip(self, size: int) -> None:
        """Drop the oldest bytes."""
        self._refuse_while_viewed()
        self._check(self.lib.ringbuf_skip(self._handle(), check_size(size)))

    # --8<-- [start:peek]
    def peek(self) -> memoryview:
        """Show the oldest bytes in place, as many as lie in one piece; read-only, no copy."""
        span = self.lib.ringbuf_peek(self._handle())
        if span.size == 0:
            return memoryview(b"")

        def let_go() -> None:
            self._views -= 1

        data = (c_ubyte * span.size).from_address(span.data)
        weakref.finalize(data, let_go).atexit = False  # whoever holds data holds this ring
        self._views += 1
        return memoryview(data).cast("B").toreadonly()

    # --8<-- [end:peek]

    def array(self, dtype: str) -> NDArray[np.generic]:
        """Show the oldest bytes as a NumPy array of this dtype: read-only, no copy."""
        import numpy as np

        kind = np.dtype(dtype)
        view = self.peek()
        return np.frombuffer(view[: len(view) // kind.itemsize * kind.itemsize], kind)

    # --8<-- [start:record]
    def _record(self, kind: int, data: bytes) -> Any:
        if not 0 <= kind < 1 << 32:
            raise OverflowError(f"{kind} is no kind")
        block = ctypes.create_string_buffer(ctypes.sizeof(Head) + len(data))
        head = Head.from_buffer(block)  # keeps the block alive
        head.kind, head.size = kind, len(data)
        ctypes.memmove(ctypes.addressof(head) + ctypes.sizeof(Head), data, len(data))
        return head

    # --8<-- [end:record]

    def put(self, kind: int, data: bytes) -> None:
        """Copy a record into the ring; kind is 0 to 4294967295."""
        record = self._record(kind, data)
        self._check(self.lib.ringbuf_put(self._handle(), ctypes.byref(record)))

    def put_all(self, records: Iterable[tuple[int, bytes]]) -> None:
        """Copy several records into the ring, or none of them."""
        owners = [self._record(kind, data) for kind, data in records]
        addresses = (POINTER(Head) * len(owners))(*map(ctypes.pointer, owners))
        self._check(self.lib.ringbuf_put_all(self._handle(), addresses, len(owners)))

    def take(self) -> tuple[int, bytes]:
        """Take the oldest record out of the ring: its kind, and its bytes."""
        self._refuse_while_viewed()
        record = POINTER(Head)()
        self._check(self.lib.ringbuf_take(self._handle(), ctypes.byref(record)))
        try:
            head = record.contents
            data = ctypes.addressof(head) + ctypes.sizeof(Head)
            return head.kind, ctypes.string_at(data, head.size)
        finally:
            self.lib.ringbuf_record_free(record)

    def describe(self, name: str, unit: str) -> None:
        """Name the ring, and say what is in it: a unit of at most 7 bytes in UTF-8."""
        if "\0" in name + unit:
            raise ValueError("for C, a text ends at its first zero character")
        self._check(self.lib.ringbuf_describe(self._handle(), name.encode(), unit.encode()))

    @property
    def name(self) -> str:
        """What the ring is called; "" if it has no name."""
        text: bytes = self._info().name
        return text.decode()

    @property
    def unit(self) -> str:
        """What is in the ring; "" if nobody said so."""
        text: bytes = self._info().unit
        return text.decode()

    def dump(self) -> str:
        """Write the bytes of the ring as hexadecimal digits, the oldest first."""
        text = self.lib.ringbuf_dump(self._handle())
        if text is None:
            raise MemoryError("no memory for the text")
        try:
            return ctypes.string_at(text).decode()
        finally:
            self.lib.ringbuf_text_free(text)

    @property
    def tag(self) -> object:
        """Any Python object, carried by C; None if there is none."""
        key = self.lib.ringbuf_user(self._handle())
        return None if key is None else self._tags[key]

    @tag.setter
    def tag(self, value: object) -> None:
        handle, key = self._handle(), next(self._keys)
        self._tags = {key: value}
        self.lib.ringbuf_set_user(handle, key)

    @classmethod
    def _check(cls, status: int) -> None:
        if status:
            raises = {FULL: queue.Full, EMPTY: queue.Empty, MEMORY: MemoryError}
            words = cls.lib.ringbuf_strerror(status).decode()
            raise raises.get(status, ValueError)(words)

    def _info(self) -> Any:
        return self.lib.ringbuf_inspect(self._handle())

    def __len__(self) -> int:
        """How many bytes are in the ring."""
        return int(self._info().used)

    def __bool__(self) -> bool:
        return True

    @property
    def capacity(self) -> int:
        """How many bytes it has room for."""
        return int(self._info().capacity)

    def __repr__(self) -> str:
        if not self._free.alive:
            return "<Ring closed>"
        return f"<Ring {len(self)} of {self.capacity} bytes>"
