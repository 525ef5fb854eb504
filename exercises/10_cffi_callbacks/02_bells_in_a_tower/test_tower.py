"""Checks tower.py: what C holds is kept, and let go when C has let go."""

import gc
import random
import weakref
from collections.abc import Callable
from typing import Any

import tower

decoys: list[Any] = []


def bell(heard: list[int]) -> tuple[Callable[[int], None], "weakref.ref[Any]"]:
    """A function that nobody else knows, and a watch: watch() is None when it is gone."""

    def function(hour: int) -> None:
        heard.append(hour)

    return function, weakref.ref(function)


def time_goes_by() -> None:
    """What was freed is used again: other callbacks and other handles are made."""
    gc.collect()
    decoys.append([tower.ffi.callback("tower_bell", lambda hour, user: None) for _ in range(9)])
    decoys.append([tower.ffi.new_handle(lambda hour: None) for _ in range(9)])


def test_a_bell_is_rung() -> None:
    heard: list[int] = []
    one, _ = bell(heard)
    belfry = tower.Tower()
    number = belfry.add(one)
    time_goes_by()
    hour = random.randint(1, 12)
    rung = belfry.strike(hour)
    assert (number, rung, heard) == (1, 1, [hour]), (
        f"add gave {number}, strike({hour}) rang {rung} and the function heard {heard}, expected "
        f"1, 1 and [{hour}]: somebody else was called"
    )


def test_each_bell_is_rung() -> None:
    """The functions have no other holder than the tower."""
    heard: list[int] = []
    belfry = tower.Tower()
    for _ in range(3):
        belfry.add(bell(heard)[0])
    time_goes_by()
    belfry.strike(7)
    assert heard == [7, 7, 7], f"of three bells, strike(7) rang {len(heard)}, expected 3"
    time_goes_by()
    belfry.strike(8)
    assert heard == [7, 7, 7, 8, 8, 8], "a bell that was rung once is not rung the second time"


def test_remove() -> None:
    heard: list[int] = []
    belfry = tower.Tower()
    watches = []
    for _ in range(3):
        function, watch = bell(heard)
        watches.append(watch)
        belfry.add(function)
    del function
    belfry.remove(2)
    gc.collect()
    kept = [watch() is not None for watch in watches]
    assert kept != [True] * 3, "remove(2) has returned, and somebody still keeps the function"
    assert kept == [True, False, True], f"after remove(2), kept are {kept}: another one is gone"
    assert belfry.strike(1) == 2
    assert belfry.add(bell(heard)[0]) == 2, "the number of a removed bell is given again"
    time_goes_by()
    heard.clear()
    belfry.strike(4)
    assert heard == [4, 4, 4], f"after remove and add, strike(4) rang {len(heard)}, expected 3"


def test_a_number_that_no_bell_has() -> None:
    belfry = tower.Tower()
    belfry.add(print)
    for number in (0, 2, 6, -1):
        try:
            belfry.remove(number)
        except KeyError:
            continue
        except Exception as error:
            raise AssertionError(f"remove({number}) raised {error!r}, expected KeyError") from error
        raise AssertionError(
            f"remove({number}) raised nothing, expected KeyError: tower_remove returned -1"
        )


def test_no_room() -> None:
    belfry = tower.Tower()
    heard: list[int] = []
    for _ in range(5):
        belfry.add(bell(heard)[0])
    function, watch = bell(heard)
    try:
        belfry.add(function)
    except RuntimeError:
        pass
    else:
        raise AssertionError("a sixth bell was added, expected RuntimeError: tower_add returned 0")
    del function
    gc.collect()
    assert watch() is None, "there was no room for a function, and somebody keeps it all the same"
    time_goes_by()
    belfry.strike(3)
    assert heard == [3] * 5, f"after a bell was refused, strike rang {len(heard)} of 5"


def test_close() -> None:
    before = tower.lib.tower_live()
    belfry = tower.Tower()
    function, watch = bell([])
    belfry.add(function)
    del function
    belfry.close()
    gc.collect()
    assert tower.lib.tower_live() == before, (
        f"after close, {tower.lib.tower_live() - before} towers are left over: tower_free was not "
        "called"
    )
    assert watch() is None, "after close somebody still keeps a function"


def test_close_twice() -> None:
    before = tower.lib.tower_live()
    belfry = tower.Tower()
    belfry.close()
    belfry.close()
    assert tower.lib.tower_live() == before, "closed twice: the tower was freed twice"


def leak_probe() -> None:
    """Called many times by the checker: nothing may be left over."""
    belfry = tower.Tower()
    for _ in range(6):
        try:
            belfry.add(lambda hour: None)
        except RuntimeError:
            belfry.remove(3)
    belfry.strike(1)
    belfry.close()
