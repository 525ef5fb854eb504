"""The same table with ctypes: nothing to compile, and everything said again in Python.

ctypes has to know what Cython leaves to the C compiler: the numbers of the statuses, and the
fields of the iterator's struct.
"""

import ctypes
import weakref
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from pathlib import Path
from typing import Any, Self

_lib = ctypes.CDLL(str(Path(__file__).resolve().parent / "libhashmap.so"))

OK, NOT_FOUND, NO_MEMORY, READ_ONLY, CHANGED, END, STOPPED = range(7)


# --8<-- [start:declare]
class Iter(ctypes.Structure):
    """struct hashmap_iter. If the library adds a field, a test alone says so."""

    _fields_ = (
        ("map", ctypes.c_void_p),
        ("next", ctypes.c_void_p),
        ("bucket", ctypes.c_size_t),
        ("version", ctypes.c_size_t),
    )


_double_p = ctypes.POINTER(ctypes.c_double)
_visit = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_char_p, ctypes.c_double, ctypes.c_void_p)
# --8<-- [end:declare]


def _declare(name: str, restype: Any, *argtypes: Any) -> Any:
    function = getattr(_lib, f"hashmap_{name}")
    function.restype, function.argtypes = restype, argtypes
    return function


_strerror = _declare("strerror", ctypes.c_char_p, ctypes.c_int)
_new = _declare("new", ctypes.c_void_p)
_copy = _declare("copy", ctypes.c_void_p, ctypes.c_void_p)
_constants = _declare("constants", ctypes.c_void_p)
_free = _declare("free", None, ctypes.c_void_p)
_set = _declare("set", ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_double)
_get = _declare("get", ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p, _double_p)
_remove = _declare("remove", ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p)
_size = _declare("size", ctypes.c_size_t, ctypes.c_void_p)
_begin = _declare("begin", Iter, ctypes.c_void_p)
_next = _declare(
    "next", ctypes.c_int, ctypes.POINTER(Iter), ctypes.POINTER(ctypes.c_char_p), _double_p
)
_for_each = _declare("for_each", ctypes.c_int, ctypes.c_void_p, _visit, ctypes.c_void_p)


def _encode(key: object) -> bytes:
    """Return the bytes of a key, as the C library wants them."""
    if not isinstance(key, str):
        raise TypeError(f"a key is a str, not {type(key).__name__}")
    data = key.encode("utf-8")
    if b"\0" in data:
        raise ValueError(f"a key cannot hold a NUL character: {key!r}")
    return data


def _encode_known(key: object) -> bytes:
    """The bytes of a key to look for. What cannot be a key is in no table: KeyError."""
    try:
        return _encode(key)
    except (TypeError, ValueError) as error:
        raise KeyError(key) from error


def _leave(table: int) -> None:
    """What is done in the end with a table that is not ours: nothing."""


def _check(status: int, key: object = None) -> None:
    """Turn a status into an exception."""
    if status == OK:
        return
    if status == NOT_FOUND:
        raise KeyError(key)
    if status == NO_MEMORY:
        raise MemoryError
    message = _strerror(status).decode("ascii")
    raise (TypeError if status == READ_ONLY else RuntimeError)(message)


class Hashmap(MutableMapping[str, float]):
    """A table from str to float, used like a dict.

    Args:
        items: A mapping, or pairs of a key and a value, to begin with.

    Keys are str without NUL characters, values are float. The order of the keys means
    nothing. A method of a closed table raises ValueError.
    """

    _map: int
    _close: "weakref.finalize[..., Any]"  # alive as long as the table is open
    _busy = 0

    def __new__(cls, *args: object, **kwargs: object) -> Self:
        """Make a table of the C library, which belongs to the new object."""
        return cls._wrap(_new, _free)

    def __init__(self, items: Mapping[str, float] | Iterable[tuple[str, float]] = ()) -> None:
        self.update(items)

    @classmethod
    def _wrap(cls, take: Callable[[], int | None], give_back: Callable[[int], None]) -> Self:
        """Make the object, then take a table of C's: if the first fails, no table is lost."""
        self = object.__new__(cls)
        pointer = take()
        if pointer is None:
            raise MemoryError
        self._map = pointer
        self._close = weakref.finalize(self, give_back, pointer)
        return self

    def _handle(self) -> int:
        if not self._close.alive:
            raise ValueError("this table is closed")
        return self._map

    def close(self) -> None:
        """Free the table now. A second call does nothing.

        Raises:
            RuntimeError: for_each is going through the table.
        """
        if self._busy:
            raise RuntimeError("for_each is going through this table")
        self._close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def copy(self) -> "Hashmap":
        """Return a new table with the same items, which can be changed."""
        return Hashmap._wrap(lambda: _copy(self._handle()), _free)

    def __reduce__(self) -> Any:
        """Refuse copy.copy and pickle: they would copy the pointer, and both would free it."""
        raise TypeError(f"cannot pickle {type(self).__name__!r} object")

    def __len__(self) -> int:
        size: int = _size(self._handle())
        return size

    def __getitem__(self, key: str) -> float:
        value = ctypes.c_double()
        data = _encode_known(key)
        _check(_get(self._handle(), data, ctypes.byref(value)), key)
        return value.value

    def __setitem__(self, key: str, value: float) -> None:
        number = ctypes.c_double(value)
        data = _encode(key)
        _check(_set(self._handle(), data, number), key)

    def __delitem__(self, key: str) -> None:
        data = _encode_known(key)
        _check(_remove(self._handle(), data), key)

    def __iter__(self) -> Iterator[str]:
        where = _begin(self._handle())
        key, value = ctypes.c_char_p(), ctypes.c_double()
        while True:
            self._handle()  # closed since the last key?
            status = _next(ctypes.byref(where), ctypes.byref(key), ctypes.byref(value))
            if status == END:
                return
            _check(status)
            assert key.value is not None
            yield key.value.decode("utf-8")

    def for_each(self, function: Callable[[str, float], object]) -> bool:
        """Call function(key, value) for each key, until it returns something true.

        Returns whether it did. What the function raises is raised here.

        Raises:
            RuntimeError: The function added or removed a key.
        """
        raised: list[BaseException] = []

        def visit(key: bytes, value: float, _: object) -> int:
            try:
                return bool(function(key.decode("utf-8"), value))
            except BaseException as error:
                raised.append(error)
                return 1

        self._busy += 1
        try:
            status = _for_each(self._handle(), _visit(visit), None)
        finally:
            self._busy -= 1
        if raised:
            raise raised.pop()
        if status == STOPPED:
            return True
        _check(status)
        return False

    def __repr__(self) -> str:
        return f"Hashmap({dict(self.items())!r})" if self._close.alive else "<closed Hashmap>"


def constants() -> Hashmap:
    """Return the library's table of constants, which cannot be changed."""
    return Hashmap._wrap(_constants, _leave)
