"""Checks measure_cython.pyx: the answers, and that the checks of indices stay off."""

import importlib
import random
import re
from pathlib import Path
from typing import Any

import numpy as np


def module() -> Any:
    return importlib.import_module("measure_cython")


def check_first(row: list[float], limit: float, expected: int) -> None:
    try:
        answer = module().first_above(np.array(row, dtype=float), limit)
    except Exception as error:
        raise AssertionError(
            f"first_above({row}, {limit}) raised {type(error).__name__} ({error}), "
            f"expected {expected}"
        ) from error
    assert answer == expected, f"first_above({row}, {limit}) gave {answer!r}, expected {expected}"


def check_sums(row: list[float], width: int) -> None:
    expected = [sum(row[i : i + width]) for i in range(len(row) - width + 1)]
    out = np.full(len(expected), np.nan)
    try:
        module().sums(np.array(row, dtype=float), out, width)
    except Exception as error:
        raise AssertionError(
            f"sums({row}, out, {width}) raised {type(error).__name__} ({error}), "
            f"expected {expected} in out"
        ) from error
    assert out.tolist() == expected, (
        f"sums({row}, out, {width}) left {out.tolist()} in out, expected {expected}"
    )


def test_the_first_above() -> None:
    row = [float(random.randint(1, 40)) for _ in range(6)]
    place = random.randint(0, 5)
    row[place] = 90.0
    check_first(row, 50.0, place)
    check_first([5.0, 5.0, 6.0], 5.0, 2)


def test_none_above() -> None:
    for length in (1, 2, 7, 64):
        check_first([float(random.randint(1, 40)) for _ in range(length)], 50.0, -1)


def test_an_empty_row() -> None:
    check_first([], 4.0, -1)


def test_sums() -> None:
    row = [float(random.randint(1, 40)) for _ in range(8)]
    for width in (1, 3, 7, 8):
        check_sums(row, width)
    check_sums([4.0], 1)


def test_what_does_not_fit() -> None:
    for places, width in ((2, 3), (4, 3), (6, 0), (7, -1), (1, 6), (0, 6)):
        try:
            module().sums(np.ones(5), np.empty(places), width)
        except ValueError:
            continue
        except Exception as error:
            raise AssertionError(
                f"sums(5 values, {places} places, {width}) raised {type(error).__name__} "
                f"({error}), expected ValueError"
            ) from error
        raise AssertionError(
            f"sums(5 values, {places} places, {width}) raised nothing, expected ValueError"
        )


def test_the_checks_stay_off() -> None:
    source = Path(module().__file__).with_name("measure_cython.pyx").read_text("utf-8")
    code = re.sub(r"#(?! *cython:).*", "", source)
    for name in ("boundscheck", "wraparound"):
        on = re.search(rf"{name}\s*(?:=|\()\s*True", code)
        if on or not re.search(rf"{name}\s*(?:=|\()\s*False", code):
            raise AssertionError(f"{name} is not off any more, and the functions must stay quick")
