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


# TODO: write `encode`, which turns a name into bytes for C, and refuses what C would cut.
# TODO: write `check`, which turns a status into an exception. Then use both below.


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
        stock_put(self._store, name, pieces)

    def take(self, name, int pieces):
        """Take pieces out, and return how many are left.

        Raises KeyError for an unknown name, ValueError if there are too few.
        """
        cdef int left = 0
        stock_take(self._store, name, pieces, &left)
        return left
