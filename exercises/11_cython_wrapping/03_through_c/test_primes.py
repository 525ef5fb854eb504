"""Checks primes_cython.pyx: C calls Python, and what Python raises comes back."""

import contextlib
import importlib
import random
from collections.abc import Callable
from typing import Any

PRIMES = [n for n in range(2, 200) if all(n % d for d in range(2, n))]


class Refused(Exception):  # noqa: N818
    """An exception that only this file can raise."""


class Interrupted(BaseException):
    """No Exception, as KeyboardInterrupt is none."""


class NoAnswer:
    """An answer that is neither true nor false."""

    def __bool__(self) -> bool:
        raise Refused("neither")


def each_prime(limit: int, function: Callable[[int], object]) -> Any:
    return importlib.import_module("primes_cython").each_prime(limit, function)


def test_all_primes_below_a_limit() -> None:
    limit = random.randint(50, 199)
    seen: list[int] = []
    answer = each_prime(limit, seen.append)
    expected = [prime for prime in PRIMES if prime < limit]
    assert seen == expected, f"each_prime({limit}, …) showed {seen}, expected {expected}"
    assert answer is False, f"each_prime({limit}, …) gave {answer!r}, expected False"


def test_it_stops_when_the_function_says_so() -> None:
    last = random.choice(PRIMES[:20])
    seen: list[int] = []
    answer = each_prime(200, lambda prime: seen.append(prime) or prime == last)
    expected = [prime for prime in PRIMES if prime <= last]
    assert seen == expected, f"stopped at {last}: it showed {seen}, expected {expected}"
    assert answer is True, f"stopped at {last}: each_prime gave {answer!r}, expected True"


def check_raised(error: BaseException) -> None:
    """The function raises `error` at the third prime: it must come through, at once."""
    name = type(error).__name__
    seen: list[int] = []

    def function(prime: int) -> None:
        seen.append(prime)
        if len(seen) == 3:
            raise error

    caught: BaseException | None = None
    answer = None
    try:
        answer = each_prime(200, function)
    except BaseException as other:
        caught = other
    assert caught is not None, (
        f"the function raised {name}, and each_prime gave {answer!r}, expected {name}: "
        "catch it in visit, keep it, stop C, and raise it when C has returned"
    )
    assert caught is error, (
        f"the function raised {name}, and each_prime raised {type(caught).__name__} ({caught})"
    )
    assert len(seen) == 3, (
        f"the function raised {name} at its 3rd call, and was called {len(seen)} times"
    )


def test_an_exception_comes_through() -> None:
    check_raised(Refused("no more primes, please"))


def test_every_kind_of_exception_comes_through() -> None:
    check_raised(Interrupted())


def test_the_next_call_knows_nothing_of_it() -> None:
    with contextlib.suppress(Refused):
        each_prime(10, refuse)
    seen: list[int] = []
    try:
        each_prime(10, seen.append)
    except Refused as error:
        raise AssertionError("an exception of the last call was raised again") from error
    assert seen == [2, 3, 5, 7], f"each_prime(10, …) showed {seen}, expected [2, 3, 5, 7]"


def test_an_answer_that_is_neither_true_nor_false() -> None:
    class NoAnswer:
        def __bool__(self) -> bool:
            raise Refused("neither")

    with contextlib.suppress(Refused):
        answer = each_prime(10, lambda _: NoAnswer())
        raise AssertionError(
            f"bool() of the function's answer raised Refused, and each_prime gave {answer!r}"
        )


def test_a_call_inside_a_call() -> None:
    pairs: list[tuple[int, int]] = []
    each_prime(6, lambda one: each_prime(6, lambda two: pairs.append((one, two))))
    expected = [(one, two) for one in (2, 3, 5) for two in (2, 3, 5)]
    assert pairs == expected, f"calls inside calls showed {pairs}, expected {expected}"

    def inner_fails(_: int) -> None:
        with contextlib.suppress(Refused):
            each_prime(10, refuse)

    assert each_prime(10, inner_fails) is False


def refuse(_: int) -> None:
    raise Refused("no more primes, please")


def leak_probe() -> object:
    """Called many times by the checker: each time, all memory must be given back."""
    each_prime(20, lambda _: None)
    each_prime(20, lambda _: True)  # stops at once
    each_prime(0, refuse)  # is never called
    for wrong in (refuse, lambda _: NoAnswer(), None):
        with contextlib.suppress(Refused, TypeError):
            each_prime(20, wrong)  # type: ignore[arg-type]
    return refuse
