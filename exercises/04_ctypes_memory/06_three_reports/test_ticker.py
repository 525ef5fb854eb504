"""Checks binding.py. The answers are right from the beginning; memory is not."""

import contextlib
import importlib
import random
from typing import Any

WORDS = ("trains", "are", "late", "again", "today", "because", "somebody", "counted", "wrongly")


def a_text(words: int) -> str:
    """A text that is new in each run."""
    return " ".join(random.choice(WORDS) for _ in range(words))


def binding() -> Any:
    return importlib.import_module("binding")


def test_stars() -> None:
    for words in (5, 9, 14):
        text = a_text(words)
        answer, expected = binding().stars(text), text.replace(" ", "*")
        assert answer == expected, f"stars({text!r}) gave {answer!r}, expected {expected!r}"


def test_headline() -> None:
    for word in ("somebody", "incomprehensibilities" * 3):
        answer = binding().headline(f"{word} counted wrongly")
        assert answer == word.upper(), (
            f"headline({word!r} ...) gave {answer!r}, expected {word.upper()!r}"
        )


def test_show() -> None:
    text = a_text(120)
    width = random.randint(20, 30)
    with binding().Show(text, width) as show:
        windows = list(show)
    expected = [text[at : at + width] for at in range(0, len(text), width)]
    assert windows == expected, f"Show(text, {width}) gave {windows}, expected {expected}"


def test_no_word() -> None:
    answer = None
    with contextlib.suppress(ValueError):
        answer = binding().headline("")
    assert answer is None, f"headline('') gave {answer!r}, expected ValueError: NULL came back"


def leak_probe() -> None:
    """Called many times by the checker: each time, all memory must be given back."""
    module = binding()
    module.stars("trains are late again today")
    module.headline("trains are late")
    with contextlib.suppress(ValueError):
        module.headline("")
    with module.Show("trains are late " * 9, 20) as show:
        list(show)
