# What Cython needs to know of the C library.
cdef extern from "stock.h":
    ctypedef struct stock:
        pass

    ctypedef enum stock_status:
        STOCK_OK
        STOCK_UNKNOWN
        STOCK_TOO_FEW
        STOCK_NO_MEMORY

    stock *stock_new()
    void stock_free(stock *store)
    stock_status stock_put(stock *store, const char *name, int pieces)
    stock_status stock_take(stock *store, const char *name, int pieces, int *left)
