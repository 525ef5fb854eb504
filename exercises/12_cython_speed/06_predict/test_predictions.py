"""Runs each call for real, and compares what it gives with your predictions."""

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np


def riddles() -> Any:
    return importlib.import_module("riddles")


def six() -> Any:
    return np.arange(6, dtype=np.longlong)


# What a Python programmer expects; None: an exception, so any value is wrong.
CALLS: dict[str, tuple[Callable[[], Any], Any]] = {
    "total(np.arange(6)[::-2])": (lambda: riddles().total(six()[::-2]), 9),
    "block_total(np.arange(6)[::-2])": (lambda: riddles().block_total(six()[::-2]), 9),
    "total(np.ones(3, dtype=np.int32))": (lambda: riddles().total(np.ones(3, np.int32)), 3),
    "total([1, 2, 3])": (lambda: riddles().total([1, 2, 3]), 6),
    "small_total(np.ones(300, dtype=np.uint8))": (
        lambda: riddles().small_total(np.ones(300, np.uint8)),
        300,
    ),
    "length(None)": (lambda: riddles().length(None), None),
    'first(b"abc")': (lambda: riddles().first(b"abc"), 97),
    "last(np.arange(6))": (lambda: riddles().last(six()), 5),
    "at(np.arange(6), -1)": (lambda: riddles().at(six(), -1), 5),
    "hour(-1)": (lambda: riddles().hour(-1), 23),
    "hour_c(-1)": (lambda: riddles().hour_c(-1), 23),
}


def outcome(call: Callable[[], Any], expected: Any) -> str:
    try:
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
