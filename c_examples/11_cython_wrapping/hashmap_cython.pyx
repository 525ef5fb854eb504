"""A table from str to float that lives in C: the library hashmap, wrapped with Cython.

`Hashmap` is an extension type. It owns a table of the C library, is used like a dict, and
frees the table when it goes.
"""

cimport cython

from chashmap cimport (
    HASHMAP_CHANGED,
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

from collections.abc import Mapping, MutableMapping

cdef object _NO_TABLE = object()  # tells __cinit__ that the table comes later


# --8<-- [start:encode]
cdef bytes encode(key):
    """Return the bytes of a key, as the C library wants them."""
    if not isinstance(key, str):
        raise TypeError(f"a key is a str, not {type(key).__name__}")
    data = (<str> key).encode("utf-8")
    if b"\0" in data:
        raise ValueError(f"a key cannot hold a NUL character: {key!r}")
    return data


cdef bytes encode_known(key):
    """The bytes of a key to look for. What cannot be a key is in no table: KeyError."""
    try:
        return encode(key)
    except (TypeError, ValueError) as error:
        raise KeyError(key) from error
# --8<-- [end:encode]


# --8<-- [start:check]
cdef int check(hashmap_status status, key=None) except -1:
    """Turn a status into an exception."""
    if status == HASHMAP_OK:
        return 0
    if status == HASHMAP_NOT_FOUND:
        raise KeyError(key)
    if status == HASHMAP_NO_MEMORY:
        raise MemoryError()
    message = hashmap_strerror(status).decode("ascii")
    if status == HASHMAP_READ_ONLY:
        raise TypeError(message)
    raise RuntimeError(message)
# --8<-- [end:check]


# --8<-- [start:visit]
cdef class _Visit:
    """What one for_each hands through C: the function, and the exception it raised."""

    cdef object function
    cdef object error


cdef int visit(const char *key, double value, void *user_data) noexcept:
    """Called by C, once for each key. It must never let an exception out."""
    state = <_Visit> user_data
    try:
        return bool(state.function(key.decode("utf-8"), value))
    except BaseException as error:
        state.error = error  # raised again when C has returned
        return 1  # stop
# --8<-- [end:visit]


# --8<-- [start:life]
@cython.auto_pickle(False)
@cython.collection_type("mapping")
cdef class Hashmap:
    """A table from str to float, used like a dict.

    Args:
        items: A mapping, or pairs of a key and a value, to begin with.

    Keys are str without NUL characters, values are float. The order of the keys means
    nothing. A method of a closed table raises ValueError.
    """

    def __cinit__(self, *args, **kwargs):
        if args and args[0] is _NO_TABLE:
            return
        self._map = hashmap_new()
        if self._map is NULL:
            raise MemoryError()
        self._owner = True

    def __init__(self, items=()):
        self.update(items)

    def __dealloc__(self):
        if self._owner:
            hashmap_free(self._map)

    @staticmethod
    cdef Hashmap from_ptr(hashmap *map, bint owner):
        """Wrap a table that C made. `owner`: is it ours to free, even if this fails?"""
        cdef Hashmap self
        if map is NULL:
            raise MemoryError()
        try:
            self = Hashmap.__new__(Hashmap, _NO_TABLE)
        except BaseException:
            if owner:
                hashmap_free(map)  # nobody else knows of it
            raise
        self._map = map
        self._owner = owner
        return self

    cdef hashmap *handle(self) except NULL:
        """Return the table, if there is still one."""
        if self._map is NULL:
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
        self._map = NULL
        self._owner = False
    # --8<-- [end:life]

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()

    def copy(self):
        """Return a new table with the same items, which can be changed."""
        return Hashmap.from_ptr(hashmap_copy(self.handle()), True)

    # --8<-- [start:lookup]
    cdef double lookup(self, key) except? -1:
        """Return a value, for Cython code that cimports this type."""
        cdef double value = 0
        cdef bytes data = encode_known(key)
        check(hashmap_get(self.handle(), data, &value), key)
        return value
    # --8<-- [end:lookup]

    # --8<-- [start:mapping]
    def __len__(self):
        return hashmap_size(self.handle())

    def __getitem__(self, key):
        return self.lookup(key)

    def __setitem__(self, key, double value):
        cdef bytes data = encode(key)
        check(hashmap_set(self.handle(), data, value), key)

    def __delitem__(self, key):
        cdef bytes data = encode_known(key)
        check(hashmap_remove(self.handle(), data), key)

    def __contains__(self, key):
        try:
            self.lookup(key)
        except KeyError:
            return False
        return True
    # --8<-- [end:mapping]

    # --8<-- [start:iterate]
    def __iter__(self):
        cdef hashmap_iter where = hashmap_begin(self.handle())
        cdef const char *key = NULL
        cdef double value = 0
        cdef hashmap_status status
        while True:
            self.handle()  # closed since the last key?
            status = hashmap_next(&where, &key, &value)
            if status == HASHMAP_END:
                return
            check(status)
            yield key.decode("utf-8")
    # --8<-- [end:iterate]

    # --8<-- [start:for_each]
    def for_each(self, function):
        """Call function(key, value) for each key, until it returns something true.

        Returns whether it did. What the function raises is raised here.

        Raises:
            RuntimeError: The function added or removed a key.
        """
        cdef _Visit state = _Visit()
        cdef hashmap_status status
        state.function = function
        self._busy += 1
        try:
            status = hashmap_for_each(self.handle(), visit, <void *> state)
        finally:
            self._busy -= 1
        if state.error is not None:
            raise state.error
        if status == HASHMAP_STOPPED:
            return True
        check(status)
        return False
    # --8<-- [end:for_each]

    # --8<-- [start:mixins]
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
    # --8<-- [end:mixins]

    def __repr__(self):
        return f"Hashmap({dict(self.items())!r})" if self._map else "<closed Hashmap>"


# --8<-- [start:constants]
MutableMapping.register(Hashmap)


def constants():
    """Return the library's table of constants, which cannot be changed."""
    return Hashmap.from_ptr(hashmap_constants(), False)
# --8<-- [end:constants]
