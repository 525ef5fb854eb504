"""Checks meter.py: each connection is closed, once, and nothing is used after that."""

import contextlib
import gc
import random

import meter
from _meter import lib

PLACES = {"cellar": 1000, "garden": 2000, "roof": 3000}


def open_now() -> int:
    gc.collect()
    return lib.meter_open_now()


def test_litres() -> None:
    for place, first in PLACES.items():
        one = meter.Meter(place)
        count = random.randint(2, 9)
        answers = [one.litres() for _ in range(count)]
        expected = [first + i for i in range(1, count + 1)]
        assert answers == expected, f"Meter({place!r}) read {answers}, expected {expected}"


def test_report() -> None:
    one = meter.Meter("garden")
    litres = one.litres()
    answer, expected = one.report(), f"garden: {litres} litres"
    assert answer == expected, f"report() gave {answer!r}, expected {expected!r}"


def test_no_meter_there() -> None:
    for place in ("attic", "", "Roof"):
        try:
            meter.Meter(place)
        except LookupError:
            continue
        except Exception as error:
            raise AssertionError(
                f"Meter({place!r}) raised {error!r}, expected LookupError: meter_open gave NULL"
            ) from error
        raise AssertionError(
            f"Meter({place!r}) raised nothing, expected LookupError: meter_open gave NULL"
        )


def test_a_meter_that_nobody_holds_is_closed() -> None:
    before = open_now()
    one = meter.Meter("roof")
    first = one.litres()
    assert open_now() == before + 1, (
        f"a meter is in use, and {open_now() - before} connections are open, expected 1: "
        "it was closed too early"
    )
    assert one.litres() == first + 1
    del one
    assert open_now() == before, "nobody holds the meter any more, and its connection is still open"


def test_close() -> None:
    before = open_now()
    one = meter.Meter("roof")
    one.close()
    assert open_now() == before, (
        f"after close(), {open_now() - before} connections are open, expected 0"
    )


def test_close_twice() -> None:
    before = open_now()
    one = meter.Meter("roof")
    one.close()
    try:
        one.close()
    except Exception as error:
        raise AssertionError(
            f"the second close() raised {error!r}, expected nothing: closing twice is fine"
        ) from error
    del one
    assert open_now() == before, (
        f"closed twice, and {open_now() - before} connections are open, expected 0: "
        "each is closed once"
    )


def test_with() -> None:
    before = open_now()
    with meter.Meter("cellar") as one:
        assert one.litres() == 1001
    assert open_now() == before, "the with block has ended, and the connection is still open"
    assert one is not None


def test_an_exception_in_the_block() -> None:
    before = open_now()
    try:
        with meter.Meter("cellar") as one:
            raise KeyError("in the block")
    except KeyError:
        pass
    else:
        raise AssertionError(
            "an exception in the with block was swallowed: __exit__ must return nothing"
        )
    assert open_now() == before, (
        "an exception ended the with block, and the connection is still open"
    )
    assert one is not None


def test_closed_is_closed() -> None:
    one = meter.Meter("roof")
    one.close()
    for name in ("litres", "report"):
        try:
            answer = getattr(one, name)()
        except ValueError:
            continue
        except Exception as error:
            raise AssertionError(
                f"{name}() of a closed meter raised {error!r}, expected ValueError"
            ) from error
        raise AssertionError(f"{name}() of a closed meter gave {answer!r}, expected ValueError")


def test_no_memory_for_a_report() -> None:
    class Empty:
        """The library, when there is no memory left."""

        def __getattr__(self, name: str) -> object:
            return getattr(lib, name)

        def meter_report(self, _: object) -> object:
            return meter.ffi.NULL

    one = meter.Meter("roof")
    meter.lib = Empty()
    try:
        one.report()
    except MemoryError:
        return
    except Exception as error:
        raise AssertionError(
            f"meter_report gave NULL, and report() raised {error!r}, expected MemoryError"
        ) from error
    finally:
        meter.lib = lib
    raise AssertionError("meter_report gave NULL, and report() raised nothing")


def leak_probe() -> None:
    """Called many times by the checker: each time, all memory must be given back."""
    with meter.Meter("roof") as one:
        one.report()
        one.litres()
    meter.Meter("garden").report()
    with contextlib.suppress(ValueError):
        one.report()
    with contextlib.suppress(LookupError):
        meter.Meter("attic")
