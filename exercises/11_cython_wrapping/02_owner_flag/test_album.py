"""Checks album_cython.pyx: the right seconds, and every C album freed once, by its owner."""

import gc
import importlib
import random
from typing import Any


def module() -> Any:
    return importlib.import_module("album_cython")


def check_seconds(what: str, album: Any, expected: int) -> None:
    try:
        answer = album.seconds()
    except Exception as error:
        raise AssertionError(
            f"{what} raised {type(error).__name__} ({error}), expected {expected}"
        ) from error
    assert answer == expected, f"{what} gave {answer!r}, expected {expected}"


def bonus_of(album: Any) -> Any:
    try:
        return album.bonus()
    except NotImplementedError as error:
        raise AssertionError(f"bonus() raised NotImplementedError ({error})") from error


def test_a_new_album_has_a_c_album() -> None:
    assert hasattr(module(), "Album"), "album_cython has no class Album"
    one, other = module().Album(), module().Album()
    seconds = random.randint(100, 400)
    one.add(seconds)
    one.add(30)
    check_seconds("seconds() of an album with two tracks", one, seconds + 30)
    check_seconds("seconds() of a new album", other, 0)


def test_a_subclass_that_forgets_to_call_init() -> None:
    class Live(module().Album):  # type: ignore[misc]
        def __init__(self, town: str) -> None:
            self.town = town

    live = Live("Graz")
    live.add(61)
    check_seconds("seconds() of a subclass with an __init__ of its own", live, 61)


def test_the_bonus_disc() -> None:
    seconds = random.randint(100, 400)
    album = module().Album()
    album.add(1000)
    bonus_of(album).add(seconds)
    bonus_of(album).add(seconds)
    check_seconds("bonus().seconds(), after two calls of bonus(),", bonus_of(album), 2 * seconds)
    check_seconds("seconds() of the album itself", album, 1000)


def test_the_album_goes_before_its_bonus_disc() -> None:
    album = module().Album()
    bonus = bonus_of(album)
    bonus.add(77)
    del album
    gc.collect()
    check_seconds("seconds() of a bonus disc whose album has gone", bonus, 77)


def test_the_bonus_disc_goes_before_its_album() -> None:
    album = module().Album()
    album.add(5)
    bonus = bonus_of(album)
    bonus.add(6)
    del bonus
    gc.collect()
    check_seconds("bonus().seconds(), after the first bonus object has gone,", bonus_of(album), 6)
    check_seconds("seconds() of the album", album, 5)


def leak_probe() -> None:
    """Called many times by the checker: each time, all memory must be given back."""
    album = module().Album()
    album.add(1)
    album.bonus().add(2)
    album.bonus().bonus().add(3)
    album.__init__()
    module().Album("an argument").seconds()
