"""Call the pantry library with CFFI: ABI mode, in-line."""

from pathlib import Path

from cffi import FFI

ffi = FFI()
ffi.cdef("""
    struct pantry_item { const char *name; int32_t count; };
    int pantry_label(const struct pantry_item *item, char *buffer, size_t size);
""")
kept: list[object] = []
lib = ffi.dlopen(str(Path(__file__).resolve().parent / "libpantry.so"))


class Item:
    """Something on the shelf."""

    def __init__(self, name: str, count: int) -> None:
        self._struct = ffi.new("struct pantry_item *")
        self._struct.count = count
        self.rename(name)

    def rename(self, name: str) -> None:
        """Give the item another name."""
        kept.append(name_array := ffi.new("char[]", name.encode()))
        self._struct.name = name_array

    def label(self) -> str:
        """Return "3 x flour", as C writes it."""
        buffer = ffi.new("char[]", 100)
        if lib.pantry_label(self._struct, buffer, len(buffer)) != 0:
            raise ValueError("the label is too long")
        text: bytes = ffi.string(buffer)
        return text.decode(errors="replace")
