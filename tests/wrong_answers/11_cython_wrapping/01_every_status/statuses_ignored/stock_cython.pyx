"""A store of things: the library stock, wrapped with Cython."""

from cstock cimport (
    STOCK_NO_MEMORY,
    STOCK_OK,
    STOCK_TOO_FEW,
    STOCK_UNKNOWN,
    stock,
    stock_free,
    stock_new,
    stock_put,
    stock_status,
    stock_take,
)


cdef bytes encode(name):
    """Return the bytes of a name, as C wants them."""
    if not isinstance(name, str):
        raise TypeError(f"a name is a str, not {type(name).__name__}")
    data = (<str> name).encode("utf-8")
    if b"\0" in data:
        raise ValueError(f"a name cannot hold a NUL character: {name!r}")
    return data


cdef int check(stock_status status, name) except -1:
    """Turn a status into an exception."""
    if status == STOCK_OK:
        return 0
    if status == STOCK_UNKNOWN:
        raise KeyError(name)
    if status == STOCK_TOO_FEW:
        raise ValueError(f"there are too few of {name!r}")
    raise MemoryError()


cdef class Stock:
    """A store. Names are str."""

    cdef stock *_store

    def __cinit__(self):
        self._store = stock_new()
        if self._store is NULL:
            raise MemoryError()

    def __dealloc__(self):
        stock_free(self._store)

    def put(self, name, int pieces):
        """Put pieces of a thing into the store.

        Raises ValueError for a name with a NUL character.
        """
        cdef bytes data = encode(name)
        check(stock_put(self._store, data, pieces), name)

    def take(self, name, int pieces):
        """Take pieces out, and return how many are left.

        Raises KeyError for an unknown name, ValueError if there are too few.
        """
        cdef int left = 0
        cdef bytes data = encode(name)
        stock_take(self._store, data, pieces, &left)
        return left
