"""Checks picture_cython.pyx: three types, any order, read-only, and what is refused."""

import contextlib
import importlib
import random
import tracemalloc
from typing import Any

import numpy as np


def brightest(picture: Any) -> Any:
    return importlib.import_module("picture_cython").brightest(picture)


def check(words: str, picture: Any, expected: float) -> None:
    try:
        answer = brightest(picture)
    except Exception as error:
        raise AssertionError(
            f"brightest({words}) raised {type(error).__name__} ({error}), expected {expected}"
        ) from error
    assert answer == expected, f"brightest({words}) gave {answer!r}, expected {expected}"


def check_refused(words: str, picture: Any, error: type[Exception]) -> None:
    try:
        answer = brightest(picture)
    except Exception as other:
        if type(other) is error:
            return
        raise AssertionError(
            f"brightest({words}) raised {type(other).__name__} ({other}), expected {error.__name__}"
        ) from other
    raise AssertionError(f"brightest({words}) gave {answer!r}, expected {error.__name__}")


def test_bytes() -> None:
    best = random.randint(130, 250)
    picture = np.array([[7, best, 3], [90, 1, best - 1]], dtype=np.uint8)
    check(f"uint8, the largest is {best}", picture, best)


def test_whole_numbers() -> None:
    best = random.randint(70_000, 2_000_000)
    check(f"int32, the largest is {best}", np.array([[5, best]], dtype=np.int32), best)


def test_fractions() -> None:
    best = random.randint(1, 9) + 0.75
    check(f"float64, the largest is {best}", np.array([[0.25, best]]), best)


def test_all_below_zero() -> None:
    best = -random.randint(2, 90)
    picture = np.array([[best - 5, best], [best - 1, best - 7]], dtype=np.int32)
    check(f"int32, all below zero, the largest is {best}", picture, best)
    check(f"float64, all below zero, the largest is {best}", picture.astype(float), best)


def test_parts_and_turned_pictures() -> None:
    whole = np.array(random.sample(range(240), 24), dtype=np.uint8).reshape(4, 6)
    pieces = {"every other row, mirrored": whole[::2, ::-1], "turned": whole.T}
    for words, part in pieces.items():
        check(f"{words}", part, int(part.max()))


def test_a_read_only_picture() -> None:
    picture = np.array([[4, 9]], dtype=np.uint8)
    picture.flags.writeable = False
    check("a read-only picture", picture, 9)


def test_nothing_is_copied() -> None:
    for dtype in (np.uint8, np.int32, float):
        picture = np.ones((1000, 2000), dtype=dtype)[:, ::2]
        brightest(picture)
        tracemalloc.start()
        before = tracemalloc.get_traced_memory()[0]
        tracemalloc.reset_peak()
        brightest(picture)
        more = tracemalloc.get_traced_memory()[1] - before
        tracemalloc.stop()
        assert more < 100_000, (
            f"brightest(one million pixels of {np.dtype(dtype).name}) took {more:,} bytes more, "
            f"expected no copy"
        )


def test_no_pixels() -> None:
    for shape in ((0, 5), (5, 0)):
        check_refused(f"float64 of shape {shape}", np.zeros(shape), ValueError)


def test_what_is_no_picture() -> None:
    for words, wrong in (
        ("None", None),
        ("lists", [[1, 2], [3, 4]]),
        ("int64", np.ones((2, 2), dtype=np.int64)),
        ("float32", np.ones((2, 2), dtype=np.float32)),
        ("one dimension", np.ones(4, dtype=np.uint8)),
    ):
        check_refused(words, wrong, TypeError)


def leak_probe() -> None:
    """Called many times by the checker: each time, all memory must be given back."""
    brightest(np.ones((3, 3), dtype=np.uint8))
    for wrong in (None, [[1]], np.zeros((0, 2)), np.ones(3), np.ones((2, 2), dtype=np.int64)):
        with contextlib.suppress(TypeError, ValueError):
            brightest(wrong)
