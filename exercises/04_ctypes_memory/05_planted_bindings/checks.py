"""Checks of a binding of the shelf library."""

import pytest
from shelf import Shelf


def check(shelf: Shelf) -> None:
    """Fail, with an assert, if the binding does anything wrong."""
    assert shelf.label("tea") == "[ tea ]"
    assert shelf.widths("tea and milk") == [3, 3, 4]
    assert shelf.upper(b"tea") == b"TEA"
    assert shelf.weight([100, 250]) == 350
    # TODO: eight bindings with a bug each pass all of this. Find a call for each bug.
    with pytest.raises(TypeError):
        shelf.label(5)  # type: ignore[arg-type]
