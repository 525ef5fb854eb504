"""A music album: the library album, wrapped with Cython."""

from calbum cimport album, album_add, album_bonus, album_free, album_new, album_seconds

cdef object _NO_ALBUM = object()  # tells __cinit__ that the album comes later


cdef class Album:
    """An album. It frees its C album when it goes, if it is the owner."""

    cdef album *_album
    cdef bint _owner  # whether _album is ours to free
    cdef object _lender  # the album that owns _album, if we do not: it must outlive us

    def __cinit__(self, *args, **kwargs):
        if args and args[0] is _NO_ALBUM:
            return
        self._album = album_new()
        if self._album is NULL:
            raise MemoryError()
        self._owner = True

    def __dealloc__(self):
        if self._owner:
            album_free(self._album)

    @staticmethod
    cdef Album from_ptr(album *pointer, bint owner):
        """Wrap an album that C made. `owner`: is it ours to free?"""
        if pointer is NULL:
            raise MemoryError()
        cdef Album self = Album.__new__(Album, _NO_ALBUM)
        self._album = pointer
        self._owner = owner
        return self

    def add(self, int seconds):
        """Add a track."""
        album_add(self._album, seconds)

    def seconds(self):
        """Return how long the tracks play together."""
        return album_seconds(self._album)

    def bonus(self):
        """Return the bonus disc, which is part of this album."""
        cdef Album disc = Album.from_ptr(album_bonus(self._album), False)
        return disc
