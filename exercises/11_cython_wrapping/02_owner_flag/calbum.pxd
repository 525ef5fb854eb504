# What Cython needs to know of the C library.
cdef extern from "album.h":
    ctypedef struct album:
        pass

    album *album_new()
    void album_free(album *whole)
    void album_add(album *whole, int seconds)
    long album_seconds(const album *whole)
    album *album_bonus(album *whole)
