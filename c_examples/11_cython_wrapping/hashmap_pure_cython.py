"""The same extension type in Cython's pure-Python mode: the grammar of Python, the types of C.

Editors and ruff can read this file; Cython compiles it. What the C library looks like still
stands in `chashmap.pxd`. Without being compiled it cannot run: there is no C in Python.
"""

from collections.abc import Mapping, MutableMapping

import cython
from cython.cimports.chashmap import (
    HASHMAP_END,
    HASHMAP_NO_MEMORY,
    HASHMAP_NOT_FOUND,
    HASHMAP_OK,
    HASHMAP_READ_ONLY,
    HASHMAP_STOPPED,
    hashmap,
    hashmap_begin,
    hashmap_constants,
    hashmap_copy,
    hashmap_for_each,
    hashmap_free,
    hashmap_get,
    hashmap_iter,
    hashmap_new,
    hashmap_next,
    hashmap_remove,
    hashmap_set,
    hashmap_size,
    hashmap_status,
    hashmap_strerror,
)

_NO_TABLE = object()  # tells __cinit__ that the table comes later


@cython.cfunc
def encode(key: object) -> bytes:
    """Return the bytes of a key, as the C library wants them."""
    if not isinstance(key, str):
        raise TypeError(f"a key is a str, not {type(key).__name__}")
    data = cython.cast(str, key).encode("utf-8")
    if b"\0" in data:
        raise ValueError(f"a key cannot hold a NUL character: {key!r}")
    return data


@cython.cfunc
def encode_known(key: object) -> bytes:
    """The bytes of a key to look for. What cannot be a key is in no table: KeyError."""
    try:
        return encode(key)
    except (TypeError, ValueError) as error:
        raise KeyError(key) from error


# --8<-- [start:check]
@cython.cfunc
@cython.exceptval(-1, check=False)
def check(status: hashmap_status, key: object = None) -> cython.int:
    """Turn a status into an exception."""
    # --8<-- [end:check]
    if status == HASHMAP_OK:
        return 0
    if status == HASHMAP_NOT_FOUND:
        raise KeyError(key)
    if status == HASHMAP_NO_MEMORY:
        raise MemoryError
    message = hashmap_strerror(status).decode("ascii")
    if status == HASHMAP_READ_ONLY:
        raise TypeError(message)
    raise RuntimeError(message)


@cython.cclass
class _Visit:
    """What one for_each hands through C: the function, and the exception it raised."""

    function: object
    error: object


# --8<-- [start:visit]
@cython.cfunc
@cython.exceptval(check=False)  # noexcept
def visit(key: cython.p_const_char, value: cython.double, user_data: cython.p_void) -> cython.int:
    """Called by C, once for each key. It must never let an exception out."""
    state = cython.cast(_Visit, user_data)
    # --8<-- [end:visit]
    try:
        return bool(state.function(key.decode("utf-8"), value))
    except BaseException as error:
        state.error = error  # raised again when C has returned
        return 1  # stop


# --8<-- [start:life]
@cython.auto_pickle(False)
@cython.collection_type("mapping")
@cython.cclass
class Hashmap:
    """A table from str to float, used like a dict.

    Args:
        items: A mapping, or pairs of a key and a value, to begin with.

    Keys are str without NUL characters, values are float. The order of the keys means
    nothing. A method of a closed table raises ValueError.
    """

    _map: cython.pointer[hashmap]  # NULL once it is closed
    _owner: cython.bint  # whether it is ours to free
    _busy: cython.int  # how many for_each are under way

    def __cinit__(self, *args, **kwargs):
        if args and args[0] is _NO_TABLE:
            return
        self._map = hashmap_new()
        if self._map is cython.NULL:
            raise MemoryError
        self._owner = True

    # --8<-- [end:life]

    def __init__(self, items=()):
        self.update(items)

    def __dealloc__(self):
        if self._owner:
            hashmap_free(self._map)

    @cython.cfunc
    def handle(self) -> cython.pointer[hashmap]:
        """Return the table, if there is still one."""
        if self._map is cython.NULL:
            raise ValueError("this table is closed")
        return self._map

    def close(self):
        """Free the table now. A second call does nothing.

        Raises:
            RuntimeError: for_each is going through the table.
        """
        if self._busy:
            raise RuntimeError("for_each is going through this table")
        if self._owner:
            hashmap_free(self._map)
        self._map = cython.NULL
        self._owner = False

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()

    def copy(self):
        """Return a new table with the same items, which can be changed."""
        return from_ptr(hashmap_copy(self.handle()), True)

    # --8<-- [start:lookup]
    @cython.cfunc
    @cython.exceptval(-1, check=True)  # except? -1
    def lookup(self, key: object) -> cython.double:
        """Return a value, without making a Python float of it."""
        value: cython.double = 0
        data: bytes = encode_known(key)
        check(hashmap_get(self.handle(), data, cython.address(value)), key)
        return value

    # --8<-- [end:lookup]

    def __len__(self):
        return hashmap_size(self.handle())

    def __getitem__(self, key):
        return self.lookup(key)

    def __setitem__(self, key, value: cython.double):
        data: bytes = encode(key)
        check(hashmap_set(self.handle(), data, value), key)

    def __delitem__(self, key):
        data: bytes = encode_known(key)
        check(hashmap_remove(self.handle(), data), key)

    def __contains__(self, key):
        try:
            self.lookup(key)
        except KeyError:
            return False
        return True

    def __iter__(self):
        where: hashmap_iter = hashmap_begin(self.handle())
        key: cython.p_const_char = cython.NULL
        value: cython.double = 0
        status: hashmap_status
        while True:
            self.handle()  # closed since the last key?
            status = hashmap_next(cython.address(where), cython.address(key), cython.address(value))
            if status == HASHMAP_END:
                return
            check(status)
            yield key.decode("utf-8")

    def for_each(self, function):
        """Call function(key, value) for each key, until it returns something true.

        Returns whether it did. What the function raises is raised here.

        Raises:
            RuntimeError: The function added or removed a key.
        """
        state: _Visit = _Visit()
        status: hashmap_status
        state.function = function
        self._busy += 1
        try:
            status = hashmap_for_each(self.handle(), visit, cython.cast(cython.p_void, state))
        finally:
            self._busy -= 1
        if state.error is not None:
            raise state.error
        if status == HASHMAP_STOPPED:
            return True
        check(status)
        return False

    keys = Mapping.keys
    values = Mapping.values
    items = Mapping.items
    get = Mapping.get
    popitem = MutableMapping.popitem
    setdefault = MutableMapping.setdefault
    update = MutableMapping.update
    clear = MutableMapping.clear

    def pop(self, key, *default):
        """Remove a key and return its value, or the default if it is missing."""
        try:
            value = self[key]
        except KeyError:
            if default:
                return default[0]
            raise
        del self[key]
        return value

    def __eq__(self, other):
        return Mapping.__eq__(self, other)

    def __repr__(self):
        return f"Hashmap({dict(self.items())!r})" if self._map else "<closed Hashmap>"


MutableMapping.register(Hashmap)


@cython.cfunc
def from_ptr(table: cython.pointer[hashmap], owner: cython.bint) -> Hashmap:
    """Wrap a table that C made. `owner`: is it ours to free, even if this fails?"""
    self: Hashmap
    if table is cython.NULL:
        raise MemoryError
    try:
        self = Hashmap.__new__(Hashmap, _NO_TABLE)
    except BaseException:
        if owner:
            hashmap_free(table)  # nobody else knows of it
        raise
    self._map = table
    self._owner = owner
    return self


def constants():
    """Return the library's table of constants, which cannot be changed."""
    return from_ptr(hashmap_constants(), False)
