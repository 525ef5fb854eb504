"""One suite for all bindings of the ring buffer: a ring in C must do what a bytearray does."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import importlib
import inspect
import queue
import re
import sys
import tomllib
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from cffi import FFI
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from ringbuf_cdef import CDEF, COUNTED

HERE = Path(__file__).resolve().parent
BINDINGS: list[dict[str, Any]] = tomllib.loads((HERE / "bindings.toml").read_text())["binding"]
settings.register_profile("patient", settings(), deadline=None, max_examples=40)
settings.load_profile("patient")


def load(module: str) -> Any:
    try:
        return importlib.import_module(module).Ring
    except (ImportError, OSError) as error:
        pytest.fail(f"{module} cannot be imported. Did you run `make` in {HERE}?\n{error}")


@pytest.fixture(scope="module", params=BINDINGS, ids=lambda binding: binding["module"])
def ring(request: pytest.FixtureRequest) -> Any:
    """The class Ring of each binding in turn."""
    return load(request.param["module"])


@pytest.fixture
def counted(ring: Any) -> Iterator[Any]:
    """The same class over the library that counts its memory. Nothing may be left over."""
    if ring.__module__ == "ringbuf_cffi_api":
        from _counted_cffi_api import ffi, lib

        attributes = {"ffi": ffi, "lib": lib}
    elif ring.__module__ == "ringbuf_cffi_abi":
        ffi: Any = FFI()  # type: ignore[no-redef]
        ffi.cdef(CDEF + COUNTED)
        attributes = {"ffi": ffi, "lib": ffi.dlopen(str(HERE / "libcounted.so"))}
    else:
        library = ctypes.CDLL(str(HERE / "libcounted.so"))
        library.counted_fail_at.argtypes = [ctypes.c_size_t]
        library.counted_blocks.restype = library.counted_bytes.restype = ctypes.c_size_t
        attributes = {"lib": importlib.import_module(ring.__module__).declare(library)}
    made = type("Counted", (ring,), attributes)
    yield made
    gc.collect()  # a traceback may have kept a ring
    assert (made.lib.counted_blocks(), made.lib.counted_bytes()) == (0, 0)


# --- What it must do: a bytearray is the model -------------------------------------------

FEW = st.binary(max_size=12)


# --8<-- [start:model]
class Machine(RuleBasedStateMachine):
    """Presses buttons in any order, on a ring and on a bytearray."""

    make: Callable[[int], Any]

    def __init__(self) -> None:
        super().__init__()
        self.ring, self.model = self.make(16), bytearray()

    @rule(data=FEW)
    def write(self, data: bytes) -> None:
        """Bytes go in."""
        if len(self.model) + len(data) > 16:
            with pytest.raises(queue.Full):
                self.ring.write(data)
        else:
            self.ring.write(data)
            self.model += data

    @rule(size=st.integers(0, 12))
    def read(self, size: int) -> None:
        """Bytes come out."""
        if size > len(self.model):
            with pytest.raises(queue.Empty):
                self.ring.read(size)
        else:
            assert self.ring.read(size) == self.model[:size]
            del self.model[:size]

    @precondition(lambda self: self.model)
    @rule(data=st.data())
    def look_and_skip(self, data: st.DataObject) -> None:
        """Bytes are shown in place, then dropped."""
        with self.ring.peek() as view:
            size = len(view)
            assert 1 <= size <= len(self.model)
            assert view == self.model[:size]
        self.ring.skip(some := data.draw(st.integers(0, size)))
        del self.model[:some]

    @invariant()
    def same(self) -> None:
        """Both hold the same bytes."""
        assert self.ring.dump() == self.model.hex()
        assert len(self.ring) == len(self.model)

    def teardown(self) -> None:
        """At the end."""
        self.ring.close()


# --8<-- [end:model]


def test_it_does_what_a_bytearray_does(ring: Any) -> None:
    machine = type("Machine", (Machine,), {"make": staticmethod(ring)})
    machine.TestCase.settings = settings(max_examples=30, stateful_step_count=30, deadline=None)
    machine.TestCase("runTest").runTest()


RECORDS = st.lists(st.tuples(st.integers(0, 2**32 - 1), FEW), max_size=6)


@given(records=RECORDS, before=st.integers(0, 100))
def test_records(ring: Any, records: list[tuple[int, bytes]], before: int) -> None:
    with ring(240) as made:
        made.write(bytes(before))  # so that records also lie across the end of the memory
        made.skip(before)
        for half in (records[::2], records[1::2]):
            made.put_all(half)
        for record in records:
            made.put(*record)
        wanted = records[::2] + records[1::2] + records
        assert [made.take() for _ in wanted] == wanted
        assert len(made) == 0


TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))


@given(name=TEXT, unit=TEXT)
def test_texts(ring: Any, name: str, unit: str) -> None:
    with ring(1) as made:
        if len(unit.encode()) > 7:
            with pytest.raises(ValueError, match="too long"):
                made.describe(name, unit)
            name = unit = ""
        else:
            made.describe(name, unit)
        assert (made.name, made.unit) == (name, unit)


# --- Errors ------------------------------------------------------------------------------


def test_capacities(ring: Any) -> None:
    for wrong in (0, -1):
        with pytest.raises(ValueError, match="1 byte or more"):
            ring(wrong)
    with pytest.raises(OverflowError):
        ring(2**64)
    with ring(1) as made:
        assert (made.capacity, len(made), bool(made)) == (1, 0, True)


def test_all_or_none(ring: Any) -> None:
    with ring(20) as made:
        with pytest.raises(queue.Full):
            made.put_all([(1, b"one"), (2, b"two")])  # 11 bytes each
        with pytest.raises(queue.Full):
            made.put(1, bytes(13))
        with pytest.raises(queue.Full):
            made.write(bytes(21))
        assert len(made) == 0
        for wrong in (lambda: made.read(1), lambda: made.skip(1), made.take):
            with pytest.raises(queue.Empty):
                wrong()
        made.put(1, bytes(12))
        assert len(made) == 20


def test_sizes_out_of_range(ring: Any) -> None:
    with ring(8) as made:
        made.write(b"12345678")
        with pytest.raises(queue.Empty):
            made.read(-1)
        with pytest.raises(OverflowError):
            made.skip(-1)
        for kind in (-1, 2**32):
            with pytest.raises(OverflowError):
                made.put(kind, b"")
        assert made.read(8) == b"12345678"


@pytest.mark.parametrize("data", [b"\1", bytes(4) + b"\1\0\0\0", b"\0\0\0\0\xff\xff\xff\xff12"])
def test_bytes_that_are_no_record(ring: Any, data: bytes) -> None:
    with ring(20) as made:
        made.write(data)
        with pytest.raises(ValueError, match="no whole record"):
            made.take()
        assert made.read(len(data)) == data


def test_a_zero_character_is_refused(ring: Any) -> None:
    with ring(1) as made:
        for texts in (("a\0b", ""), ("", "a\0b")):
            with pytest.raises(ValueError, match="zero character"):
                made.describe(*texts)


def test_every_status_has_words(ring: Any) -> None:
    text = (HERE / "ringbuf.h").read_text().partition("enum")[2].partition("}")[0]
    names = re.findall(r"\b(RINGBUF_OK|RINGBUF_ERROR_\w+)\b,?", text)
    words = set()
    for number, name in enumerate(names):
        if hasattr(ring, "ffi"):
            assert getattr(ring.lib, name) == number
        if number:
            with pytest.raises((ValueError, MemoryError, queue.Full, queue.Empty)) as raised:
                ring._check(number)
            words.add(str(raised.value))
    assert len(words) == 5
    assert "unknown status" not in words


# --- Buffers, in and out -----------------------------------------------------------------


def test_whatever_has_bytes_in_order_is_written(ring: Any) -> None:
    table = np.arange(6, dtype="<u2").reshape(2, 3)
    frozen = table.copy()
    frozen.flags.writeable = False
    for data in (b"abc", bytearray(b"abc"), memoryview(b"abcd")[1:], table, frozen, b""):
        with ring(16) as made:
            made.write(data)
            assert made.read(len(made)) == bytes(memoryview(data))


def test_what_is_not_in_order_is_refused(ring: Any) -> None:
    table = np.arange(6.0).reshape(2, 3)
    with ring(64) as made:
        for wrong in (table.T, table[:, ::2], np.asfortranarray(table)):
            with pytest.raises((ValueError, BufferError)):
                made.write(wrong)
        with pytest.raises(TypeError):
            made.write("text")
        made.write(table)
        for wrong in (bytes(8), memoryview(b"12345678"), np.zeros(4)[::2]):
            with pytest.raises((ValueError, BufferError)):
                made.read_into(wrong)
        assert len(made) == 48


def test_read_into(ring: Any) -> None:
    with ring(64) as made:
        made.write(np.arange(4, dtype="<f8"))
        target = np.zeros((2, 2))
        made.read_into(target)
        assert target.tolist() == [[0.0, 1.0], [2.0, 3.0]]
        made.write(b"x")
        short = bytearray(2)
        with pytest.raises(queue.Empty):
            made.read_into(short)
        short += b"may be resized again"


def test_a_view_shows_c_memory(ring: Any) -> None:
    with ring(8) as made:
        assert bytes(made.peek()) == b""
        made.write(b"\1\2\3\4\5")
        view = made.peek()
        assert view.readonly
        assert made.array(">u2").tolist() == [0x0102, 0x0304]
        assert made.array("<u2").tolist() == [0x0201, 0x0403]
        made.write(b"678")
        assert bytes(view) == b"\1\2\3\4\5"
        for wrong in (made.close, lambda: made.read(1), lambda: made.skip(0), made.take):
            with pytest.raises(BufferError, match="still in use"):
                wrong()
        view.release()
        gc.collect()
        assert made.read(5) == b"\1\2\3\4\5"


def test_two_views_of_one_place_are_counted_as_two(ring: Any) -> None:
    made = ring(4)
    made.write(b"1234")
    first, second = made.peek(), made.peek()
    first.release()
    with pytest.raises(BufferError, match="1 view"):
        made.close()
    assert bytes(second) == b"1234"
    second.release()
    made.close()


def test_a_view_keeps_the_ring_alive(ring: Any) -> None:
    made = ring(1 << 20)
    made.write(b"alive" * 1000)
    gone = weakref.ref(made)
    array = made.array("u1")
    part = array[5:10]
    del made, array
    gc.collect()
    assert gone() is not None
    assert part.tobytes() == b"alive"
    del part
    gc.collect()
    assert gone() is None


def test_a_tag_is_carried(ring: Any) -> None:
    class Thing:
        pass

    made, thing = ring(1), Thing()
    gone = weakref.ref(thing)
    assert made.tag is None
    made.tag = thing
    del thing
    gc.collect()
    assert made.tag is gone() is not None
    made.tag = "another"
    gc.collect()
    assert (made.tag, gone()) == ("another", None)
    made.close()


# --- Closing, and memory that runs out ---------------------------------------------------


def test_close(ring: Any) -> None:
    with ring(4) as made:
        made.write(b"1")
    made.close()
    assert repr(made) == "<Ring closed>"
    uses: list[Callable[[], object]] = [
        lambda: made.write(b""),
        lambda: made.read_into(bytearray()),
        lambda: made.skip(0),
        made.peek,
        lambda: made.put(1, b""),
        lambda: made.put_all([]),
        made.take,
        lambda: made.describe("", ""),
        lambda: made.name,
        made.dump,
        lambda: made.tag,
        lambda: setattr(made, "tag", 1),
        lambda: len(made),
    ]
    for use in uses:
        with pytest.raises(ValueError, match="closed"):
            use()


def test_a_ring_that_nobody_holds_gives_its_memory_back(counted: Any) -> None:
    made = counted(1000)
    made.describe("name", "unit")
    assert counted.lib.counted_bytes() > 1000
    del made
    gc.collect()
    assert counted.lib.counted_bytes() == 0


# --8<-- [start:failing]
def everything(make: Any) -> None:
    """Each function of the library that allocates, and those that give back."""
    with make(64) as made:
        made.describe("a name", "unit")
        made.describe("another name", "unit")
        made.put_all([(1, b"one"), (2, b"two")])
        assert made.take() == (1, b"one")
        made.dump()
        with made.peek():
            made.write(b"more")


def test_each_allocation_fails_once(counted: Any) -> None:
    everything(counted)
    failed = 0
    while True:
        counted.lib.counted_fail_at(failed + 1)
        try:
            everything(counted)
        except MemoryError:
            failed += 1
        else:
            break  # there are no more allocations than that
        finally:
            counted.lib.counted_fail_at(0)
        gc.collect()
        assert counted.lib.counted_blocks() == 0, f"allocation {failed} failed, something is left"
    assert failed == 6


# --8<-- [end:failing]


def test_a_record_that_finds_no_memory_stays(counted: Any) -> None:
    with counted(64) as made:
        made.put(7, b"still here")
        made.describe("old", "old")
        for call in (made.take, made.dump, lambda: made.describe("new", "new")):
            counted.lib.counted_fail_at(1)
            with pytest.raises(MemoryError):
                call()
        assert (made.name, made.unit) == ("old", "old")
        assert made.take() == (7, b"still here")


def test_references_balance(ring: Any) -> None:
    def once() -> None:
        with ring(64) as made:
            made.tag = made.describe
            for size in (0, 5):
                made.put_all([(1, bytes(size))])
                made.take()
            with contextlib.suppress(queue.Full):
                made.write(bytes(65))
            with contextlib.suppress(ValueError):
                made.describe("", "far too long")
            with contextlib.suppress(queue.Empty):
                made.take()
            made.write(b"12345678")
            made.array("u1").tolist()
            made.peek().release()
            made.read_into(bytearray(3))
            made.dump()
            made.tag = None

    for _ in range(20):
        once()
    gc.collect()
    before = sys.getallocatedblocks()
    for _ in range(200):
        once()
    gc.collect()
    assert sys.getallocatedblocks() - before < 100


def test_the_classes_have_the_same_methods() -> None:
    first, *others = (load(binding["module"]) for binding in BINDINGS)
    for other in others:
        for name, method in inspect.getmembers(first, inspect.isfunction):
            if name.startswith("_"):
                continue
            wanted, found = inspect.signature(method), inspect.signature(getattr(other, name))
            assert found == wanted, name
            assert getattr(other, name).__doc__, name


@pytest.mark.parametrize("row", BINDINGS, ids=lambda row: row["module"])
def test_the_files_in_the_list_exist(row: dict[str, Any]) -> None:
    assert all((HERE / name).is_file() for name in row["files"])
