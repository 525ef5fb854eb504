"""Your check: does a function of an extension module lose references?"""

import contextlib
import sys
from collections.abc import Callable
from typing import Any

CALLS = 1


def grown(function: Callable[[Any], Any], argument: Any) -> int:
    """Call many times, and return by how much the worse of two counts grew."""
    before = sys.getrefcount(argument), sys.getallocatedblocks()
    for _ in range(CALLS):
        with contextlib.suppress(ValueError):
            function(argument)
    after = sys.getrefcount(argument), sys.getallocatedblocks()
    return max(new - old for new, old in zip(after, before, strict=True))


def check(function: Callable[[Any], Any], good: Any, bad: Any) -> None:
    """Raise AssertionError if the function leaks.

    Args:
        function: Takes one argument.
        good: An argument with which it succeeds.
        bad: An argument with which it raises ValueError.
    """
    for argument in (good, bad):
        left = grown(function, argument)
        assert left < 100, f"{left} left over after {CALLS} calls with {argument!r}"
