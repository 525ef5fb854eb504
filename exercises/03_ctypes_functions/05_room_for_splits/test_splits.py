"""Checks splits.c, through binding.py."""

import importlib
import random
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

OK, FULL, RANGE = 0, 1, 2
NAMES = {OK: "SPLITS_OK", FULL: "SPLITS_FULL", RANGE: "SPLITS_RANGE"}


@contextmanager
def a_list(capacity: int) -> Iterator[tuple[Any, int]]:
    """The library, and a list with so much room, which is freed in the end."""
    lib = importlib.import_module("binding").lib
    splits = lib.splits_new(capacity)
    assert splits is not None, f"splits_new({capacity}) gave NULL"
    yield lib, splits
    lib.splits_free(splits)


def add(lib: Any, splits: int, milliseconds: int, expected: int, when: str) -> None:
    status = lib.splits_add(splits, milliseconds)
    assert status == expected, (
        f"splits_add(list, {milliseconds}) gave {NAMES.get(status, status)}, "
        f"expected {NAMES[expected]}, {when}"
    )


def holds(lib: Any, splits: int, times: list[int]) -> None:
    count, total = lib.splits_count(splits), lib.splits_total(splits)
    assert count == len(times), f"splits_count(list) gave {count}, expected {len(times)}"
    assert total == sum(times), (
        f"splits_total(list) gave {total}, expected {sum(times)}, with {len(times)} times"
    )


def test_an_empty_list() -> None:
    with a_list(3) as (lib, splits):
        holds(lib, splits, [])


def test_the_first_time() -> None:
    with a_list(3) as (lib, splits):
        add(lib, splits, 7, OK, "in an empty list")
        count, total = lib.splits_count(splits), lib.splits_total(splits)
        assert count == 1, f"splits_count(list) gave {count}, expected 1"
        assert total == 7, (
            f"splits_total(list) gave {total}, expected 7, with one time: the first place is "
            "times[0], and as many places count as there are times"
        )


def test_times_are_added() -> None:
    times = [random.randint(180_000, 420_000) for _ in range(10)]
    with a_list(20) as (lib, splits):
        for number, time in enumerate(times):
            add(lib, splits, time, OK, f"with {number} of 20 places used")
        holds(lib, splits, times)


def test_long_times() -> None:
    times = [random.randint(2 * 10**9, 2**31 - 1) for _ in range(5)]
    with a_list(5) as (lib, splits):
        for number, time in enumerate(times):
            add(lib, splits, time, OK, f"with {number} of 5 places used")
        holds(lib, splits, times)


def test_a_negative_time() -> None:
    with a_list(2) as (lib, splits):
        add(lib, splits, 0, OK, "in an empty list: 0 is not negative")
        add(lib, splits, -random.randint(1, 1000), RANGE, "a negative time, and there is room")
        holds(lib, splits, [0])


def test_fill_a_list() -> None:
    """Up to its last place. What a full list answers, the next test asks."""
    capacity = random.randint(2, 9)
    with a_list(capacity) as (lib, splits):
        for number in range(capacity):
            add(lib, splits, number, OK, f"with {number} of {capacity} places used")
        holds(lib, splits, list(range(capacity)))


def test_a_full_list_says_so() -> None:
    """Sooner or later, whoever goes on adding must be told."""
    with a_list(1) as (lib, splits):
        statuses = [lib.splits_add(splits, 7) for _ in range(3)]
        assert statuses[-1] == FULL, (
            f"splits_add(list, 7) gave {NAMES.get(statuses[-1], statuses[-1])} the third time, "
            "expected SPLITS_FULL: there is room for 1"
        )


def test_nothing_to_free() -> None:
    importlib.import_module("binding").lib.splits_free(None)


def leak_probe() -> None:
    """Called many times by the checker: each time, all memory must be given back."""
    with a_list(1) as (lib, splits):
        for time in (-1, 1, 1):  # refused, added, no room
            lib.splits_add(splits, time)
        lib.splits_total(splits)
    with a_list(100):  # nothing is added
        pass
