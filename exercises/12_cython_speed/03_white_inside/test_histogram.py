"""Checks histogram_cython.pyx: the counts, what is refused, and that its loops are white."""

import importlib
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

LINE = re.compile(r'class="cython line score-(\d+)"[^>]*>[^<]*<span class="">(\d+)</span>')


def module() -> Any:
    return importlib.import_module("histogram_cython")


def picture(*shape: int) -> Any:
    greys = [random.randint(0, 255) for _ in range(shape[0] * shape[1])]
    return np.array(greys, dtype=np.uint8).reshape(shape)


def check(words: str, pixels: Any, counts: Any) -> None:
    expected = counts + np.bincount(pixels.ravel(), minlength=256)
    try:
        module().histogram(pixels, counts)
    except Exception as error:
        raise AssertionError(
            f"histogram({words}) raised {type(error).__name__} ({error}), expected nothing"
        ) from error
    wrong = np.flatnonzero(counts != expected)
    if len(wrong):
        grey = int(wrong[0])
        raise AssertionError(
            f"histogram({words}) left {counts[grey]} in counts[{grey}], expected {expected[grey]}"
        )


def check_refused(words: str, pixels: Any, counts: Any) -> None:
    try:
        module().histogram(pixels, counts)
    except ValueError:
        return
    except Exception as error:
        raise AssertionError(
            f"histogram({words}) raised {type(error).__name__} ({error}), expected ValueError"
        ) from error
    raise AssertionError(f"histogram({words}) raised nothing, expected ValueError")


def test_a_picture() -> None:
    check("a picture", picture(20, 30), np.zeros(256, dtype=np.int64))
    check("a picture of 0 and 255", np.array([[0, 255, 255]], dtype=np.uint8), np.zeros(256, "i8"))


def test_the_loops_are_white() -> None:
    source = Path(module().__file__).with_name("histogram_cython.pyx")
    with tempfile.TemporaryDirectory() as place:
        target = Path(place, "annotated.c")
        command = [sys.executable, "-P", "-m", "cython", "-3", "--annotate", "-o", str(target)]
        subprocess.run([*command, source.name], cwd=source.parent, check=True, capture_output=True)
        page = target.with_suffix(".html").read_text("utf-8")
    scores = {int(number): int(score) for score, number in LINE.findall(page)}
    loops: list[int] = []
    found = 0
    for number, line in enumerate(source.read_text("utf-8").splitlines(), 1):
        indent = len(line) - len(line.lstrip())
        if line.strip():
            loops = [loop for loop in loops if loop < indent]
        head = re.match(r"\s*(for|while)\b", line)
        if loops or head:
            assert scores.get(number, 0) == 0, (
                f"a line inside of a loop is not white: it has {scores[number]} of yellow, "
                f"line {number}: {line.strip()}"
            )
        if head:
            loops.append(indent)
            found += 1
    assert found >= 2, f"there are {found} loops in the file, expected a loop for rows and columns"


def test_a_second_picture_is_added() -> None:
    counts = np.zeros(256, dtype=np.int64)
    check("a picture", picture(9, 9), counts)
    check("a second picture", picture(9, 9), counts)


def test_parts_and_read_only() -> None:
    pixels = picture(12, 12)
    pixels.flags.writeable = False
    check("a read-only picture", pixels, np.zeros(256, dtype=np.int64))
    check("a turned part of a picture", pixels[::2, 1:].T, np.zeros(256, dtype=np.int64))
    check("every other count", pixels, np.zeros(512, dtype=np.int64)[::2])


def test_an_empty_picture() -> None:
    check("a picture without pixels", picture(0, 5), np.zeros(256, dtype=np.int64))


def test_counts_of_another_length() -> None:
    for length in (255, 0, 257):
        check_refused(f"a picture, {length} counts", picture(3, 3), np.zeros(length, dtype="i8"))


def test_other_types() -> None:
    check_refused("a picture of int64", picture(3, 3).astype("i8"), np.zeros(256, dtype="i8"))
    check_refused("a row alone", picture(3, 3)[0], np.zeros(256, dtype="i8"))
    check_refused("a picture, counts of int32", picture(3, 3), np.zeros(256, dtype="i4"))
