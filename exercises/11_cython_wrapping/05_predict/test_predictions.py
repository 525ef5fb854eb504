"""Runs each call for real, and compares what it gives with your predictions."""

import contextlib
import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any


@contextlib.contextmanager
def silent() -> Iterator[None]:
    """Do not print the exceptions that a noexcept function loses: here they are no news."""
    hooks = sys.excepthook, sys.unraisablehook
    sys.excepthook = sys.unraisablehook = lambda *_: None
    try:
        yield
    finally:
        sys.excepthook, sys.unraisablehook = hooks


def riddles() -> Any:
    return importlib.import_module("riddles")


CALLS: dict[str, tuple[Callable[[], Any], Any]] = {
    'length(b"nine pins")': (lambda: riddles().length(b"nine pins"), 9),
    'length(b"nine\\0pins")': (lambda: riddles().length(b"nine\0pins"), 9),
    'length("nine pins")': (lambda: riddles().length("nine pins"), 9),
    "whole(2.9)": (lambda: riddles().whole(2.9), 2.9),
    "whole(2**31)": (lambda: riddles().whole(2**31), 2**31),
    "askingly(-1)": (lambda: riddles().askingly(-1), -1),
    # A function that refuses numbers above 1000 is expected to raise: any value is wrong.
    "askingly(2000)": (lambda: riddles().askingly(2000), None),
    "usually(2000)": (lambda: riddles().usually(2000), None),
    "quietly(2000)": (lambda: riddles().quietly(2000), None),
}


def outcome(call: Callable[[], Any], expected: Any) -> str:
    try:
        with silent():
            answer = call()
    except Exception:
        return "exception"
    return "right" if answer == expected else "wrong"


def line_of(name: str) -> str:
    """For a message: the line that holds a prediction."""
    source = Path(importlib.import_module("predictions").__file__ or "").read_text("utf-8")
    for number, line in enumerate(source.splitlines(), 1):
        if repr(name)[1:-1] in line:
            return f", line {number}: {line.strip()}"
    return ""


def test_every_call_has_a_prediction() -> None:
    predictions = importlib.import_module("predictions").predictions
    for name in CALLS:
        assert name in predictions, f"there is no prediction for {name}"
        assert predictions[name] in ("right", "wrong", "exception"), (
            f"the prediction for {name} is {predictions[name]!r}: "
            f"it must be RIGHT, WRONG or EXCEPTION{line_of(name)}"
        )


def test_the_predictions_come_true() -> None:
    predictions = importlib.import_module("predictions").predictions
    false = [
        name
        for name, (call, right) in CALLS.items()
        if predictions.get(name) != outcome(call, right)
    ]
    assert not false, (
        f"{len(false)} of {len(CALLS)} predictions did not come true. One of them is {false[0]}, "
        f"for which you said {str(predictions.get(false[0])).upper()}{line_of(false[0])}"
    )
