"""A music album: the library album, wrapped with Cython."""

from calbum cimport album, album_add, album_bonus, album_free, album_new, album_seconds

cdef object _NO_ALBUM = object()  # tells __cinit__ that the album comes later


cdef class Album:
    """An album. It frees its C album when it goes, if it is the owner."""

    cdef album *_album
    # TODO: 1. one more field says whether the C album is ours to free
    # TODO: 2. __cinit__ makes a new C album, but not for _NO_ALBUM; __dealloc__ frees it

    @staticmethod
    cdef Album from_ptr(album *pointer, bint owner):
        """Wrap an album that C made. `owner`: is it ours to free?"""
        raise NotImplementedError("from_ptr")  # TODO: 3.

    def add(self, int seconds):
        """Add a track."""
        album_add(self._album, seconds)

    def seconds(self):
        """Return how long the tracks play together."""
        return album_seconds(self._album)

    def bonus(self):
        """Return the bonus disc, which is part of this album."""
        # TODO: 4. wrap album_bonus(self._album). And what if this album goes first?
        raise NotImplementedError("bonus")
