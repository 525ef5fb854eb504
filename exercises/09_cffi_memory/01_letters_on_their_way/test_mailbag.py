"""Checks mailbag.py: what C keeps must live as long as C keeps it, and not longer."""

import contextlib
import os
import random
import string

import mailbag
import pytest
from _mailbag import ffi

NOBODY = ffi.new("char[]", b"nobody")


class Watched:
    """CFFI. What its `new` made holds something else as soon as it is given back."""

    def __init__(self) -> None:
        self.rooms: list[object] = []  # nothing really goes, so that nothing crashes here

    def __getattr__(self, name: str) -> object:
        return getattr(ffi, name)

    def new(self, kind: str, *start: object) -> object:
        """Make a thing, as ffi.new does."""
        size = 0

        def take(wanted: int) -> object:
            nonlocal size
            size = wanted
            self.rooms.append(ffi.new("char[]", size))
            return self.rooms[-1]

        def give_back(room: object) -> None:
            other = bytes(ffi.buffer(ffi.new("letter *", (NOBODY, -1))))
            rest = other * size if kind.startswith("letter") else b"?" * (size - 1) + b"\0"
            ffi.memmove(room, rest[:size], size)

        return ffi.new_allocator(take, give_back)(kind, *start)


@pytest.fixture(autouse=True)
def _memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """The stage that runs under the sanitizer has memory that is really given back."""
    if "ASAN_OPTIONS" not in os.environ and hasattr(mailbag, "ffi"):
        monkeypatch.setattr(mailbag, "ffi", Watched())


def some_name() -> str:
    return "".join(random.sample(string.ascii_letters, random.randint(3, 9)))


def filled(count: int) -> tuple[mailbag.Mailbag, list[str], list[int]]:
    """A bag with letters in it, and to whom they go, and what they weigh."""
    bag = mailbag.Mailbag()
    names = [some_name() for _ in range(count)]
    weights = [random.randint(5, 500) for _ in range(count)]
    for name, weight in zip(names, weights, strict=True):
        bag.add(name, weight)
    return bag, names, weights


def test_letters_keep_their_weight() -> None:
    bag, _, weights = filled(random.randint(3, 8))
    answer = bag.grams()
    assert answer == sum(weights), (
        f"after letters of {weights} grams, grams() gave {answer}, expected {sum(weights)}: "
        "C keeps the address of each letter"
    )


def test_letters_keep_their_text() -> None:
    bag, names, _ = filled(random.randint(3, 8))
    expected = ", ".join(names)
    try:
        answer = bag.list()
    except UnicodeDecodeError as error:
        answer = repr(error.object)
    assert answer == expected, (
        f"after letters to {expected}, list() gave {answer}: a letter holds the address of its text"
    )


def test_names_beyond_ascii() -> None:
    bag = mailbag.Mailbag()
    bag.add("Zoë", 20)
    try:
        answer = bag.list()
    except UnicodeDecodeError as error:
        answer = error.object
    assert answer == "Zoë", f"add('Zoë', 20), list() gave {answer!r}, expected 'Zoë' in UTF-8"


def test_deliver_and_go_on() -> None:
    bag, _, weights = filled(5)
    answer = bag.deliver()
    assert answer == sum(weights), (
        f"letters of {weights} grams: deliver() gave {answer}, expected {sum(weights)}"
    )
    assert bag.grams() == 0, f"after deliver(), grams() gave {bag.grams()}, expected 0"
    bag.add("Ada", 30)
    assert (bag.list(), bag.grams()) == ("Ada", 30), (
        f"deliver(), then add('Ada', 30): gave {bag.list()!r} and {bag.grams()}, expected 'Ada', 30"
    )


def test_two_bags() -> None:
    first, names, _ = filled(3)
    second, _, _ = filled(3)
    second.deliver()
    expected = ", ".join(names)
    assert first.list() == expected, (
        f"another bag was delivered, and list() of this one gave {first.list()}, expected "
        f"{expected}: each bag keeps its own letters"
    )


def test_a_full_bag() -> None:
    bag, names, weights = filled(8)
    try:
        bag.add("one too many", 1)
    except OverflowError:
        assert bag.grams() == sum(weights)
        return
    raise AssertionError(f"a bag with {len(names)} letters took one more, expected OverflowError")


BAG = mailbag.Mailbag()


def leak_probe() -> None:
    """Called many times by the checker: a bag that was delivered keeps nothing."""
    for name in ("Ada", "Bea", "Cyd"):
        BAG.add(name, 20)
    BAG.deliver()
    full = mailbag.Mailbag()  # and one that was never delivered goes with all that it keeps
    with contextlib.suppress(OverflowError):
        for name in "123456789":
            full.add(name, 1)
