"""What bench.toml measures, ready to be called: boards of a size, and the profilers."""

import cProfile
import importlib
import signal
from collections.abc import Callable
from typing import Any

import evening
import life_python
import numpy as np


def board(size: int) -> Any:
    """The same board each time: size * size cells, half of them alive."""
    return np.random.default_rng(1).integers(0, 2, (size, size), dtype=np.uint8)


def ready(name: str, size: int) -> tuple[Callable[[Any, Any], object], Any, Any]:
    """A function "module.name" that computes a generation, and two boards as it wants them."""
    module, _, function = name.partition(".")
    now = board(size)
    after = np.zeros_like(now)
    if name in ("life_python.step", "steps_cython.step1", "steps_cython.step2"):
        now, after = now.tolist(), after.tolist()
    return getattr(importlib.import_module(module), function), now, after


def right(f: Callable[[Any, Any], object], now: Any, after: Any) -> bool:
    """Whether a function computes what plain Python does; of a large board, a part is looked at."""
    f(now, after)
    cells = np.asarray(now)
    rows = cells[:40].tolist()
    wanted = [row[:] for row in rows]
    life_python.step(rows, wanted)
    return bool((np.asarray(after)[1:39] == np.array(wanted)[1:39]).all())


def profiled(f: Callable[[], object]) -> Callable[[], object]:
    """A function that does the same under cProfile."""
    return lambda: cProfile.Profile().runcall(f)


def sampled(f: Callable[[], object]) -> Callable[[], object]:
    """A function that does the same while a signal looks at it each millisecond."""

    def run() -> object:
        before = signal.signal(signal.SIGPROF, lambda number, frame: None)
        signal.setitimer(signal.ITIMER_PROF, 0.001, 0.001)
        try:
            return f()
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, before)

    return run


def evenings() -> tuple[Callable[[], object], Callable[[], object], Callable[[], object]]:
    """The evening as it was written; with the quick step; with the quick fingerprint, too."""
    rows = evening.soup(16, seed=8)
    cells = np.array(rows, dtype=np.uint8)
    quick, text = evening.quick_step, evening.quick_fingerprint
    return (
        lambda: evening.evening(rows),
        lambda: evening.evening(cells, quick),
        lambda: evening.evening(cells, quick, text),
    )
