"""Call the paint library with CFFI: ABI mode, in-line."""

from pathlib import Path

from cffi import FFI

ffi = FFI()
ffi.cdef("""
    #define PAINT_TEXT_SIZE 8
    struct paint { uint8_t red; uint8_t green; uint8_t blue; };
    int paint_parse(const char *text, struct paint *result);
    struct paint paint_mix(struct paint first, struct paint second);
    int paint_format(struct paint colour, char *buffer, size_t size);
""")
lib = ffi.dlopen(str(Path(__file__).resolve().parent / "libpaint.so"))


def mix(first: str, second: str) -> str:
    """Return the colour half-way between two: "#ff0000" and "#0000ff" give "#7f007f".

    Raises ValueError for a text that is no colour.
    """
    colours = []
    for text in (first, second):
        colour = ffi.new("struct paint *")
        if "\0" in text or lib.paint_parse(text.encode(), colour) != 0:
            raise ValueError(f"{text!r} is no colour")
        colours.append(colour)
    mixed = lib.paint_mix(colours[0][0], colours[1][0])
    buffer = ffi.new("char[]", lib.PAINT_TEXT_SIZE)
    lib.paint_format(mixed, buffer, len(buffer))
    text_of_mixed: bytes = ffi.string(buffer)
    return text_of_mixed.decode()
