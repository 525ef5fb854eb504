"""Checks recording.py: what an array shows, whether it may be written, and what it keeps alive."""

import gc
import random

import numpy as np
import recording
from _trace import lib


def live() -> int:
    gc.collect()
    return lib.trace_live()


def test_the_numbers() -> None:
    count = random.choice([6, 10, 14, 18])
    trace = recording.Trace(count)
    array = trace.array()
    assert isinstance(array, np.ndarray), f"array() gave a {type(array).__name__}"
    assert array.dtype == np.int16, f"array() has dtype {array.dtype}, expected int16 as in trace.h"
    expected = list(range(1, count + 1))
    assert array.tolist() == expected, f"array() shows {array.tolist()}, expected {expected}"


def test_no_copy() -> None:
    trace = recording.Trace(5)
    array = trace.array()
    trace.louder()
    assert array.tolist() == [2, 3, 4, 5, 6], (
        f"after louder(), the array shows {array.tolist()}, expected [2, 3, 4, 5, 6]: "
        "it looks like a copy"
    )


def test_read_only() -> None:
    array = recording.Trace(5).array()
    assert not array.flags.writeable, (
        "the array can be written, and trace.h says that nobody else writes to the samples"
    )


def test_an_array_keeps_the_samples() -> None:
    before = live()
    array = recording.Trace(1_000_000).array()
    assert live() == before + 1, (
        "the array is there, nobody holds the Trace, and trace_free was called"
    )
    assert array[5] == 6


def test_a_part_keeps_the_samples() -> None:
    before = live()
    part = recording.Trace(1_000_000).array()[10:20]
    assert live() == before + 1, (
        "a part of the array is there, and trace_free was called: a part must hold what the whole "
        "array holds"
    )
    assert part.tolist() == list(range(11, 21))


def test_close_waits() -> None:
    trace = recording.Trace(1000)
    array = trace.array()
    try:
        trace.close()
    except BufferError:
        assert array[0] == 1
    else:
        raise AssertionError(
            "close() raised nothing while an array shows the samples, expected BufferError"
        )


def test_two_arrays() -> None:
    for gone in (0, 1):
        trace = recording.Trace(1000)
        arrays = [trace.array(), trace.array()]
        del arrays[gone]
        gc.collect()
        try:
            trace.close()
        except BufferError:
            continue
        raise AssertionError(
            f"of two arrays the {('first', 'second')[gone]} is gone, and close() raised nothing, "
            "expected BufferError until both are gone"
        )


def test_close_after_the_arrays() -> None:
    before = live()
    trace = recording.Trace(1000)
    arrays = [trace.array(), trace.array()[::2]]
    arrays.clear()
    gc.collect()
    try:
        trace.close()
    except BufferError as error:
        raise AssertionError(f"no array is left, and close() raised {error!r}") from error
    assert live() == before, "after close(), trace_free was not called"
    trace.close()
    try:
        trace.array()
    except ValueError:
        return
    raise AssertionError("array() of a closed recording raised nothing, expected ValueError")


def test_nothing_stays() -> None:
    before = live()
    for _ in range(3):
        trace = recording.Trace(1000)
        array = trace.array()
        del trace, array
    assert live() == before, (
        f"no Trace and no array is left, and {live() - before} recordings are left"
    )


def leak_probe() -> None:
    """Called many times by the checker: each time, all memory must be given back."""
    trace = recording.Trace(100)
    trace.array()
    array = trace.array()
    del trace
    array.sum()
