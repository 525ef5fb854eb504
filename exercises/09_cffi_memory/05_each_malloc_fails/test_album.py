"""Checks album.c: each allocation fails once, and nothing may be left over."""

import random
import string
from typing import Any

from _album import ffi, lib


def some_text() -> str:
    return "".join(random.choices(string.ascii_letters, k=random.randint(1, 30)))


def new(title: str, names: list[str]) -> Any:
    """Call album_new with texts that are gone when it returns."""
    owners = [ffi.new("char[]", name.encode()) for name in names]
    made = lib.album_new(title.encode(), owners if names else ffi.NULL, len(names))
    for owner in owners:
        ffi.memmove(owner, b"?" * len(owner), len(owner))
    return made


def check(title: str, names: list[str]) -> None:
    before = lib.counted_blocks()
    made = new(title, names)
    call = f"album_new({title!r}, {names})"
    assert made != ffi.NULL, f"{call} gave NULL, and there was memory enough"
    assert made.count == len(names), f"{call} has count {made.count}, expected {len(names)}"
    answer = [ffi.string(text) for text in (made.title, *made.names[0 : len(names)])]
    assert answer == [text.encode() for text in (title, *names)], (
        f"{call} has the texts {answer}: each is a copy of its own"
    )
    lib.album_free(made)
    left = lib.counted_blocks() - before
    assert left == 0, f"{call}, then album_free: {left} blocks are left over"


def test_an_album() -> None:
    for count in (1, 2, random.randint(3, 9), 200):
        check(some_text(), [some_text() for _ in range(count)])


def test_an_empty_album() -> None:
    """Zero bytes: malloc may return NULL for them, and that is no lack of memory."""
    check("nothing", [])


def fails(names: list[str], number: int, what: str) -> None:
    """Let one allocation fail."""
    before = lib.counted_blocks()
    lib.counted_fail_at(number)
    made = new("title", names)
    lib.counted_fail_at(0)
    call = f"album_new with {len(names)} names, no memory for {what}"
    assert made == ffi.NULL, f"{call}: gave an album, expected NULL"
    left = lib.counted_blocks() - before
    assert left >= 0, f"{call}: gave NULL, and {-left} blocks of somebody else were freed"
    assert left == 0, f"{call}: gave NULL, and {left} blocks are left over"


def test_no_memory_for_the_album() -> None:
    fails(["a", "b"], 1, "the album")


def test_no_memory_for_the_title() -> None:
    fails(["a", "b"], 2, "the title")
    fails([], 2, "the title")


def test_no_memory_for_the_list_of_names() -> None:
    fails(["a", "b"], 3, "the list of names")


def test_no_memory_for_a_name() -> None:
    fails(["a", "b", "c"], 4, "name 1")
    fails(["a", "b", "c"], 5, "name 2")
    fails(["a", "b", "c"], 6, "name 3")
