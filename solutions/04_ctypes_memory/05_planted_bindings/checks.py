"""Checks of a binding of the shelf library."""

import pytest
from shelf import Shelf


def check(shelf: Shelf) -> None:
    """Fail, with an assert, if the binding does anything wrong."""
    before = shelf.live()
    assert shelf.label("tea") == "[ tea ]"
    assert shelf.label("thé") == "[ thé ]"
    with pytest.raises(ValueError, match="name"):
        shelf.label("")
    with pytest.raises(ValueError, match="null"):
        shelf.label("tea\0pot")
    assert shelf.live() == before  # all labels have gone back to C

    assert shelf.widths("tea and milk") == [3, 3, 4]
    assert shelf.widths("a b c d e f g h i j k") == [1] * 11
    assert shelf.widths("thé") == [4]

    name = bytes([116, 101, 97])
    assert shelf.upper(name) == b"TEA"
    assert name == bytes([116, 101, 97])

    assert shelf.weight([100, 250]) == 350
    assert shelf.weight([70_000, -5]) == 69_995
    with pytest.raises(OverflowError):
        shelf.weight([2**32 + 1])
