"""What a release of the library `lamp` must pass."""

from library import Library


def check(library: Library) -> None:
    """Fail, with an assert, if lamp.h promises something that this library does not hold."""
    assert library.exported == {"lamp_set", "lamp_get", "lamp_version"}
    assert library.soname == "liblamp.so.1"
    assert "libwire.so" in library.needed
    assert library.rpath == "$ORIGIN"
    lib = library.lib
    assert lib.lamp_version() == 1
    assert lib.lamp_set(3, 5) == 0  # both could be a lamp, so only lamp_get shows a swap
    assert lib.lamp_get(3) == 5
    assert lib.lamp_set(4, 50) == 0
    assert lib.lamp_get(3) == 5  # another lamp has changed, this one has not
    assert lib.lamp_set(10, 50) == lib.lamp_set(4, 101) == lib.lamp_get(-1) == -1
