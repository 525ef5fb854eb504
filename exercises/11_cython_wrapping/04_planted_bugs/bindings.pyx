"""Bindings of the library stock. One of them is right, and in each of the others is a bug."""

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


cdef int check(stock_status status, name) except -1:
    if status == STOCK_OK:
        return 0
    if status == STOCK_UNKNOWN:
        raise KeyError(name)
    if status == STOCK_TOO_FEW:
        raise ValueError(name)
    raise MemoryError()


cdef bytes encode(name):
    # <str?> is a cast that asks: TypeError, if the name is no str.
    data = (<str?> name).encode("utf-8")
    if b"\0" in data:
        raise ValueError(name)
    return data


cdef class Right:
    cdef stock *_store

    def __cinit__(self):
        self._store = stock_new()
        if self._store is NULL:
            raise MemoryError()

    def __dealloc__(self):
        stock_free(self._store)

    def put(self, name, int pieces):
        cdef bytes data = encode(name)
        check(stock_put(self._store, data, pieces), name)

    def take(self, name, int pieces):
        cdef int left = 0
        cdef bytes data = encode(name)
        check(stock_take(self._store, data, pieces, &left), name)
        return left


cdef class Cuts(Right):
    def put(self, name, int pieces):
        cdef bytes data = (<str?> name).encode("utf-8")
        check(stock_put(self._store, data, pieces), name)

    def take(self, name, int pieces):
        cdef int left = 0
        cdef bytes data = (<str?> name).encode("utf-8")
        check(stock_take(self._store, data, pieces, &left), name)
        return left


cdef class Encodes(Right):
    def put(self, name, int pieces):
        super().put(name.encode("ascii", "replace").decode("ascii"), pieces)

    def take(self, name, int pieces):
        return super().take(name.encode("ascii", "replace").decode("ascii"), pieces)


cdef int swallow(stock_status status, name) noexcept:
    if status == STOCK_UNKNOWN:
        raise KeyError(name)
    return 0


cdef class Swallows(Right):
    def take(self, name, int pieces):
        cdef int left = 0
        cdef bytes data = encode(name)
        cdef stock_status status = stock_take(self._store, data, pieces, &left)
        if status == STOCK_TOO_FEW:
            raise ValueError(name)
        swallow(status, name)
        return left


cdef class Ignores(Right):
    def take(self, name, int pieces):
        cdef int left = 0
        cdef bytes data = encode(name)
        if stock_take(self._store, data, pieces, &left) == STOCK_UNKNOWN:
            raise KeyError(name)
        return left


cdef class Shares(Right):
    def __cinit__(self):
        stock_free(self._store)
        self._store = _shared._store

    def __dealloc__(self):
        self._store = NULL


cdef Right _shared = Right()

RIGHT = Right
WRONG = {
    "two names that differ only behind a NUL character are one thing": Cuts,
    "names with letters that are not in ASCII are mixed up": Encodes,
    "an unknown thing is taken out without an exception": Swallows,
    "more pieces than there are can be taken out": Ignores,
    "two stores share their things": Shares,
}
