"""Checks heat_cython.pyx: the numbers, other threads, and what a signal raises."""

import contextlib
import importlib
import signal
import threading
import time
from typing import Any

import numpy as np

STEPS = 300_000


class StopError(Exception):
    """What the handler of the signal raises here, as Ctrl-C raises KeyboardInterrupt."""


def heat(*arguments: Any) -> Any:
    return importlib.import_module("heat_cython").heat(*arguments)


def new_rod(cells: int = 300) -> Any:
    rod = np.zeros(cells)
    rod[0], rod[cells // 2] = 90.0, 40.0
    return rod


def model(rod: list[float], steps: int) -> list[float]:
    for _ in range(steps):
        middle = [sum(rod[i - 1 : i + 2]) / 3 for i in range(1, len(rod) - 1)]
        rod = [rod[0], *middle, rod[-1]]
    return rod


def test_the_numbers() -> None:
    for cells, steps in ((3, 1), (5, 7), (40, 25), (6, 0)):
        rod, progress = new_rod(cells), np.zeros(1, dtype=np.int64)
        expected = model(rod.tolist(), steps)
        heat(rod, steps, progress)
        assert np.allclose(rod, expected), (
            f"heat(a rod of {cells} cells, {steps}) left {rod.tolist()}, expected {expected}"
        )
        assert progress[0] == steps, (
            f"heat(a rod of {cells} cells, {steps}) left progress[0] at {progress[0]}, "
            f"expected {steps}"
        )


def test_what_is_refused() -> None:
    for cells, places in ((2, 1), (0, 1), (5, 0), (5, 2)):
        try:
            heat(np.ones(cells), 5, np.zeros(places, dtype=np.int64))
        except ValueError:
            continue
        raise AssertionError(
            f"heat(a rod of {cells} cells, 5, progress of {places}) raised nothing, "
            f"expected ValueError"
        )


def test_other_threads_run() -> None:
    rod, progress, seen, end = new_rod(), np.zeros(1, dtype=np.int64), set(), threading.Event()

    def look() -> None:
        while not end.wait(0.001):
            seen.add(int(progress[0]))

    thread = threading.Thread(target=look)
    thread.start()
    time.sleep(0.02)
    heat(rod, STEPS, progress)
    end.set()
    thread.join()
    between = [number for number in seen if 0 < number < STEPS]
    assert len(between) > 2, (
        f"another thread looked at progress[0] all the time, and saw {len(between)} numbers "
        f"between 0 and {STEPS:,}, expected many: it could not run"
    )


def interrupted(steps: int) -> tuple[Any, int]:
    """A rod, and progress[0], after a signal that came early."""
    rod, progress = new_rod(), np.zeros(1, dtype=np.int64)

    def stop(*_: object) -> None:
        raise StopError

    before = signal.signal(signal.SIGALRM, stop)
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.03)
        heat(rod, steps, progress)
        time.sleep(1)  # a signal that was not heard yet is heard now
    except StopError:
        return rod, int(progress[0])
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    raise AssertionError("what the handler of the signal raised did not come through heat()")


def test_a_signal_is_heard() -> None:
    _, done = interrupted(STEPS)
    assert done < STEPS, (
        f"a signal came after 0.03 s, and was heard after all {done:,} steps, expected sooner"
    )


def test_no_step_is_half_done() -> None:
    rod, done = interrupted(STEPS)
    again, progress = new_rod(), np.zeros(1, dtype=np.int64)
    heat(again, done, progress)
    assert np.array_equal(rod, again), (
        f"after the signal, progress[0] was {done:,}, and the rod was not as after that step"
    )


def leak_probe() -> None:
    """Called many times by the checker: each time, all memory must be given back."""
    heat(new_rod(5), 3, np.zeros(1, dtype=np.int64))
    for wrong in (np.ones(2), None, [1.0, 2.0, 3.0], np.ones(3, dtype=int)):
        with contextlib.suppress(ValueError, TypeError):
            heat(wrong, 1, np.zeros(1, dtype=np.int64))
