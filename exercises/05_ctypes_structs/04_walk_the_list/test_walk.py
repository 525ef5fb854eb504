"""Checks walk.py: the list is walked to its end, and freed; and C walks what Python has built."""

import ctypes
import importlib.util
import itertools
import random
from pathlib import Path
from typing import Any

FILE = Path(__file__).resolve().parent / "walk.py"


def load() -> Any:
    """Import the file that you change, as it is now."""
    spec = importlib.util.spec_from_file_location("walk", FILE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def promised(count: int, seed: int) -> list[tuple[int, float]]:
    return [((seed + i * 37) % 1000, seed % 50 + i / 4) for i in range(1, count + 1)]


def test_the_struct() -> None:
    stop = load().Stop
    names = [field[0] for field in getattr(stop, "_fields_", [])]
    assert names == ["height", "way", "next"], (
        f"the fields of Stop are {names}, expected height, way, next as in trail.h"
    )
    for name, offset, size in (("height", 0, 4), ("way", 8, 8), ("next", 16, 8)):
        field = getattr(stop, name)
        assert (field.offset, field.size) == (offset, size), (
            f"{name} has {field.size} bytes from byte {field.offset} on, expected {size} "
            f"from byte {offset} on"
        )


def test_functions_are_declared() -> None:
    lib = load().lib
    for name in ("trail_first", "trail_climb"):
        types = getattr(lib, name).argtypes
        assert types is not None, f"{name}.argtypes is missing, expected one pointer"
    size = ctypes.sizeof(lib.trail_climb.restype or ctypes.c_int8)
    assert size == 8, f"trail_climb.restype has {size} bytes, expected 8: the header says int64_t"


def walked(count: int) -> None:
    module, seed = load(), random.randint(0, 900)
    got, expected = module.stops(count, seed), promised(count, seed)
    assert isinstance(got, list), f"stops({count}, {seed}) gave {got!r}, expected a list"
    assert len(got) == count, f"stops({count}, {seed}) gave {len(got)} stops, expected {count}"
    assert got == expected, f"stops({count}, {seed}) gave {got}, expected {expected}"


def test_a_trail_of_some_stops() -> None:
    walked(random.randint(5, 20))


def test_a_trail_of_one_stop() -> None:
    walked(1)


def test_a_trail_without_stops() -> None:
    walked(0)


def test_the_trail_is_freed() -> None:
    module = load()
    before = module.lib.trail_live()
    for count in (3, 0):
        module.stops(count, 5)
        left = module.lib.trail_live() - before
        assert left == 0, f"after stops({count}, 5) there are {left} trails more, expected 0"


def climbed(heights: list[int]) -> None:
    expected = sum(max(0, b - a) for a, b in itertools.pairwise(heights))
    got = load().climb(heights)
    assert got == expected, f"climb({heights}) gave {got}, expected {expected}"


def test_climb() -> None:
    climbed([100, 300, 250, 400])
    climbed([random.randint(0, 4000) for _ in range(random.randint(5, 30))])


def test_climb_of_a_large_hike() -> None:
    climbed([0, 2 * 10**9] * 3)


def test_climb_of_one_stop_and_of_none() -> None:
    climbed([7])
    climbed([])


def test_c_walks_the_list() -> None:
    module, seen = load(), []
    real = module.lib.trail_climb
    module.lib.trail_climb = lambda *arguments: seen.append(1) or real(*arguments)
    module.climb([1, 5, 2])
    assert seen, "climb did not call trail_climb, expected a call of the library"


def leak_probe() -> None:
    """Called many times by the checker: each time, all memory must be given back."""
    module = CACHE.setdefault("module", None) or load()
    CACHE["module"] = module
    module.stops(3, 1)
    module.stops(0, 1)
    module.climb([1, 2, 3])


CACHE: dict[str, Any] = {}
