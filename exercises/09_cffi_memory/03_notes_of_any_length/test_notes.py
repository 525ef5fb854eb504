"""Checks notes.py: the head, the bytes behind it, and who gives them back."""

import random

import notes
from _note import ffi, lib

CASES = (b"hello", b"", b"\x00", b"a\x00b", b"zero at the end\x00")


def some_bytes() -> bytes:
    return bytes(random.choices(range(65, 91), k=random.randint(20, 30)))


def test_kind_and_size() -> None:
    for data in (*CASES, some_bytes()):
        kind = random.randint(1, 1000)
        note = notes.make(kind, data)
        assert (note.kind, note.size) == (kind, len(data)), (
            f"make({kind}, {data}) has kind {note.kind} and size {note.size}, expected {kind} "
            f"and {len(data)}: size counts the bytes of data"
        )


def test_room_for_the_bytes() -> None:
    for data in (*CASES, some_bytes()):
        note = notes.make(1, data)
        needed, there = ffi.sizeof("note") + len(data), ffi.sizeof(note[0])
        assert there >= needed, (
            f"make(1, {data}) owns {there} bytes, expected {needed} or more: sizeof of the struct "
            "counts no bytes of data"
        )


def test_the_bytes_are_there() -> None:
    for data in (*CASES, some_bytes()):
        note = notes.make(1, data)
        found = bytes(ffi.buffer(note))[8 : 8 + len(data)]
        assert found == data, f"behind the head of make(1, {data}) lie {found}"


def test_what_c_sees() -> None:
    for data in (*CASES, some_bytes()):
        kind = random.randint(1, 1000)
        answer, expected = notes.total(kind, data), (kind + sum(data)) % 65536
        assert answer == expected, f"total({kind}, {data}) gave {answer}, expected {expected}"


def from_c(data: bytes) -> object:
    """A note that C has made."""
    other = ffi.new("note *", {"size": len(data), "data": data})
    empty = ffi.new("note *", {"size": 0})
    return ffi.gc(lib.note_join(other, empty), lib.note_free)


def test_data_of_a_note_from_c() -> None:
    for data in (*CASES, some_bytes()):
        answer = notes.data_of(from_c(data))
        assert type(answer) in (bytes, list), (
            f"data_of gave a {type(answer).__name__}, expected bytes: a copy"
        )
        assert answer == data, f"C made a note of {data}, and data_of gave {answer!r}"


def test_data_of_our_own() -> None:
    for data in CASES:
        answer = notes.data_of(notes.make(1, data))
        assert answer == data, f"data_of(make(1, {data})) gave {answer!r}, expected {data}"


def test_join() -> None:
    for first in CASES:
        second = some_bytes()
        answer = notes.join(first, second)
        assert answer == first + second, (
            f"join({first}, {second}) gave {answer[:40]!r}, expected {first + second}"
        )


def test_no_memory_left() -> None:
    class Empty:
        """The library, when there is no memory left."""

        def __getattr__(self, name: str) -> object:
            return getattr(lib, name)

        def note_join(self, *_: object) -> object:
            return ffi.NULL

    notes.lib = Empty()
    try:
        notes.join(b"a", b"b")
    except MemoryError:
        return
    except Exception as error:
        raise AssertionError(
            f"note_join gave NULL, and join raised {error!r}, expected MemoryError"
        ) from error
    finally:
        notes.lib = lib
    raise AssertionError("note_join gave NULL, and join raised nothing, expected MemoryError")


def leak_probe() -> None:
    """Called many times by the checker: each time, all memory must be given back."""
    for data in (b"", bytes(100)):
        notes.join(data, data)
