"""Checks build_basket.py and basket.py: C asks Python, and exceptions get past C."""

import contextlib
import importlib
import io
import random
import traceback
from collections.abc import Callable
from typing import Any


class Watched:
    """What basket.py calls lib, with a note of each sum that C was asked for."""

    def __init__(self, lib: Any) -> None:
        self.lib, self.asked = lib, 0

    def __getattr__(self, name: str) -> Any:
        self.asked += name == "basket_total"
        return getattr(self.lib, name)


def ask(things: str, price: Callable[[str], Any]) -> tuple[Any, str]:
    """Call total. Returns its result or what it raised, and what was printed on the way."""
    basket = importlib.import_module("basket")
    with contextlib.redirect_stderr(io.StringIO()) as printed:
        try:
            answer = basket.total(things, price)
        except BaseException as error:
            answer = error
    return answer, printed.getvalue()


class Fails:
    """A price that raises for one thing, and remembers each call."""

    def __init__(self, error: BaseException, at: str) -> None:
        self.error, self.at, self.called = error, at, list[str]()

    def __call__(self, thing: str) -> float:
        """Note the thing, and raise at one."""
        self.called.append(thing)
        if thing == self.at:
            raise self.error
        return 1.0


def test_a_sum() -> None:
    prices = {thing: random.randint(1, 99) / 4 for thing in ("tea", "cake", "crème brûlée")}
    expected = sum(prices.values()) + prices["tea"]
    asked: list[Any] = []

    def price(thing: str) -> float:
        asked.append(thing)
        return prices.get(thing, 0.0)

    answer, _ = ask("tea, cake, crème brûlée, tea", price)
    if isinstance(answer, Exception):
        raise answer
    assert asked == ["tea", "cake", "crème brûlée", "tea"], (
        f"price was called with {asked}, expected 'tea', 'cake', 'crème brûlée', 'tea'"
    )
    assert answer == expected, f"total gave {answer!r}, expected {expected!r}"


def test_an_empty_basket() -> None:
    answer, _ = ask("", lambda thing: 1.0)
    assert answer == 0.0, f"total('') gave {answer!r}, expected 0.0"


def test_c_adds_up() -> None:
    basket = importlib.import_module("basket")
    lib, basket.lib = basket.lib, Watched(basket.lib)
    try:
        basket.total("tea, cake", lambda thing: 1.0)
        asked = basket.lib.asked
    finally:
        basket.lib = lib
    assert asked == 1, f"total called lib.basket_total {asked} times, expected once: C adds up"


def test_whole_numbers_are_prices_too() -> None:
    answer, _ = ask("tea, cake", lambda thing: 2)
    assert answer == 4.0, f"with prices of 2, total gave {answer!r}, expected 4.0"


def arrives(error: BaseException) -> None:
    answer, printed = ask("tea, cake", Fails(error, "tea"))
    lost = f"; this was printed: {printed.strip().splitlines()[-1]}" if printed else ""
    name = type(error).__name__
    assert answer is error, (
        f"price raised {name}, total gave {answer!r}, expected the same {name}{lost}"
    )


def test_an_exception_arrives() -> None:
    arrives(KeyError("tea"))


def test_ctrl_c_arrives() -> None:
    arrives(KeyboardInterrupt())


def test_nothing_is_printed() -> None:
    _, printed = ask("tea, cake", Fails(KeyError("tea"), "tea"))
    assert not printed, (
        f"the exception arrived, and this was printed too: {printed.strip().splitlines()[-1]}"
    )


def test_nobody_is_asked_after_it() -> None:
    fails = Fails(KeyError("cake"), "cake")
    ask("tea, cake, milk", fails)
    assert fails.called == ["tea", "cake"], (
        f"after the exception at 'cake' price was called with {fails.called[2:]}, expected no more "
        "calls: C has taken what it got for a price"
    )


def test_the_traceback_leads_to_the_price() -> None:
    answer, _ = ask("tea, cake", Fails(KeyError("tea"), "tea"))
    assert isinstance(answer, KeyError), f"total gave {answer!r}, expected the KeyError"
    names = [frame.name for frame in traceback.extract_tb(answer.__traceback__)]
    assert names[-1] == "__call__", (
        f"the traceback of the exception goes through {names}, expected price at its end"
    )


def test_the_next_call_knows_nothing_of_it() -> None:
    ask("tea, cake", Fails(KeyError("old"), "tea"))
    answer, _ = ask("tea", lambda thing: 1.5)
    assert answer == 1.5, f"total, after a call that failed, gave {answer!r}, expected 1.5"


def test_a_negative_price() -> None:
    answer, _ = ask("tea, cake", lambda thing: -2.0)
    assert isinstance(answer, ValueError), (
        f"a price was -2.0, total gave {answer!r}, expected ValueError: C returned -1.0"
    )


def test_a_price_may_ask_for_a_total() -> None:
    def menu(thing: str) -> float:
        basket = importlib.import_module("basket")
        inner: float = basket.total("a, b, c", lambda part: 2.0) if thing == "menu" else 5.0
        return inner

    answer, _ = ask("tea, menu, tea", menu)
    assert answer == 16.0, (
        f"a price that calls total itself: total gave {answer!r}, expected 5 + 3 * 2 + 5 = 16.0"
    )


def test_an_inner_exception_that_is_caught() -> None:
    def menu(thing: str) -> float:
        with contextlib.suppress(KeyError):
            importlib.import_module("basket").total("a", Fails(KeyError("inner"), "a"))
        return 1.0

    answer, _ = ask("x, y", menu)
    assert answer == 2.0, (
        f"a price caught the exception of an inner total: total gave {answer!r}, expected 2.0"
    )


def leak_probe() -> None:
    """Called many times by the checker: no exception and no handle may be kept."""
    ask("tea, cake", Fails(KeyError("no"), "cake"))
    ask("tea", lambda thing: 1.0)
    ask("", lambda thing: 1.0)
    ask("tea", lambda thing: -1.0)
