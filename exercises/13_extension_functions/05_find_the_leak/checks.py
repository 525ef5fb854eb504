"""Your check: does a function of an extension module lose references?"""

from collections.abc import Callable
from typing import Any


def check(function: Callable[[Any], Any], good: Any, bad: Any) -> None:
    """Raise AssertionError if the function leaks.

    Args:
        function: Takes one argument.
        good: An argument with which it succeeds.
        bad: An argument with which it raises ValueError.
    """
    # TODO: call it many times, and count before and after.
    function(good)
