"""Checks peaks.py: right answers, right memory, nothing left over."""

import contextlib
import random
from array import array

import _peaks
import peaks


def check(heights: list[float], expected: list[float]) -> None:
    answer = peaks.find_peaks(array("d", heights))
    text = f"find_peaks(array('d', {heights}))"
    assert answer == expected, f"{text} gave {answer}, expected {expected}"


def some_walk() -> tuple[list[float], list[float]]:
    """A walk that goes up and down, and its peaks."""
    walk, tops = [0.0], []
    for _ in range(random.randint(3, 30)):
        top = round(random.uniform(1000, 4000), 1)
        tops.append(top)
        walk += [top - 500, top, round(random.uniform(0, 400), 1)]
    return walk, tops


def test_a_short_walk() -> None:
    check([100.0, 300.0, 200.0, 250.0, 240.0], [300.0, 250.0])


def test_many_walks() -> None:
    for _ in range(20):
        check(*some_walk())


def test_nothing_to_find() -> None:
    check([], [])
    check([1.0, 2.0, 3.0], [])


def test_the_result_is_a_copy() -> None:
    first = peaks.find_peaks(array("d", [1.0, 9.0, 1.0]))
    peaks.find_peaks(array("d", [1.0, 5.0, 1.0]))
    assert first == [9.0], f"after a second call the first result is {first}, expected [9.0]"


def test_numbers_that_are_no_doubles() -> None:
    for typecode in "fiq":
        try:
            answer = peaks.find_peaks(array(typecode, [1, 9, 1, 9, 1]))
        except TypeError:
            continue
        text = f"find_peaks(array({typecode!r}, [1, 9, 1, 9, 1]))"
        raise AssertionError(f"{text} gave {answer}, expected TypeError: C reads doubles")


def test_no_memory_left() -> None:
    class Empty:
        """The library, when there is no memory left."""

        def __getattr__(self, name: str) -> object:
            return getattr(real, name)

        def peaks_find(self, heights: object, count: int) -> object:
            return peaks.ffi.NULL

    real, peaks.lib = peaks.lib, Empty()
    try:
        peaks.find_peaks(array("d", [1.0, 9.0, 1.0]))
    except MemoryError:
        return
    except Exception as error:
        raise AssertionError(
            f"peaks_find gave NULL, and find_peaks raised {error!r}, expected MemoryError: "
            "NULL is ffi.NULL, and never None"
        ) from error
    finally:
        peaks.lib = real
    raise AssertionError(
        "peaks_find gave NULL, and find_peaks raised nothing, expected MemoryError"
    )


WALK = array("d", [0.0, 500.0, 20.0] * 20)


class NoCopy:
    """CFFI, when there is no memory left for the copy."""

    def __getattr__(self, name: str) -> object:
        return getattr(_peaks.ffi, name)

    def unpack(self, *_: object) -> None:
        """Fail."""
        raise MemoryError


def leak_probe() -> None:
    """Called many times by the checker: each time, all memory must be given back."""
    peaks.find_peaks(WALK)
    peaks.ffi = NoCopy()
    with contextlib.suppress(MemoryError):
        peaks.find_peaks(WALK)
    peaks.ffi = _peaks.ffi
    peaks.find_peaks(array("d"))  # nothing to find is no reason to keep anything
    with contextlib.suppress(TypeError):
        peaks.find_peaks(array("f", [1.0, 9.0, 1.0]))
