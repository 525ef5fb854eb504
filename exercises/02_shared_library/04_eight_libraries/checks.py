"""What a release of the library `lamp` must pass."""

from library import Library


def check(library: Library) -> None:
    """Fail, with an assert, if lamp.h promises something that this library does not hold."""
    assert library.lib.lamp_set(3, 50) == 0
    assert library.lib.lamp_get(3) == 50
    # TODO: some of the wrong libraries pass this. What else does lamp.h promise?
