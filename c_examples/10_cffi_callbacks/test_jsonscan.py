"""One suite for all bindings of the scanner, and for the host: Python's own json is the truth."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import importlib
import inspect
import json
import os
import re
import subprocess
import sys
import threading
import tomllib
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import most_python_build
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonscan_events import Event, Kind, ScanError, Status

HERE = Path(__file__).resolve().parent
BINDINGS: list[dict[str, Any]] = tomllib.loads((HERE / "bindings.toml").read_text())["binding"]
MAX_DEPTH = 1000
settings.register_profile("patient", settings(), deadline=None, max_examples=60)
settings.load_profile("patient")


def load(module: str) -> Any:
    try:
        return importlib.import_module(module)
    except (ImportError, OSError) as error:
        pytest.fail(f"{module} cannot be imported. Did you run `make` in {HERE}?\n{error}")


@pytest.fixture(scope="module", params=BINDINGS, ids=lambda binding: binding["module"])
def binding(request: pytest.FixtureRequest) -> Iterator[Any]:
    """Each in turn. No scanner may be left over."""
    module = load(request.param["module"])
    yield module
    gc.collect()  # a traceback may have kept one
    assert module.Scanner.live() == 0


def events_of(binding: Any, document: bytes, batch: int = 256) -> list[Event]:
    events: list[Event] = []
    with binding.Scanner(events.append, batch) as scanner:
        assert scanner.scan(document)
        assert scanner.at == len(document)
    return events


# --- What it must do: Python's json is the model -----------------------------------------


# --8<-- [start:model]
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters()),  # halves of pairs, too
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(), inner, max_size=5),
    max_leaves=20,
)
DOCUMENTS = st.builds(
    lambda value, ascii, indent: json.dumps(value, ensure_ascii=ascii, indent=indent).encode(
        "utf-8", "surrogatepass"
    ),
    VALUES, st.booleans(), st.sampled_from([None, 0, "\t"]),
)  # fmt: skip


@given(document=DOCUMENTS)
def test_it_reads_what_json_reads(binding: Any, document: bytes) -> None:
    assert repr(binding.loads(document)) == repr(json.loads(document))  # 1, 1.0 and True differ


# --8<-- [end:model]


class Number(str):
    """A number as it was written."""

    __slots__ = ()


class Pairs(list[tuple[str, Any]]):
    """An object, with keys that come twice."""


def model(value: Any) -> Iterator[tuple[Kind, str]]:
    """The events of a value, in Python."""
    if isinstance(value, Pairs):
        yield Kind.OBJECT, ""
        for key, inside in value:
            yield Kind.KEY, key
            yield from model(inside)
        yield Kind.OBJECT_END, ""
    elif isinstance(value, list):
        yield Kind.ARRAY, ""
        for inside in value:
            yield from model(inside)
        yield Kind.ARRAY_END, ""
    elif isinstance(value, str):
        yield (Kind.NUMBER if isinstance(value, Number) else Kind.STRING), str(value)
    else:
        yield {None: Kind.NULL, True: Kind.TRUE, False: Kind.FALSE}[value], ""


FIRST = {Kind.OBJECT: b"{", Kind.OBJECT_END: b"}", Kind.ARRAY: b"[", Kind.ARRAY_END: b"]",
         Kind.KEY: b'"', Kind.STRING: b'"', Kind.TRUE: b"true", Kind.FALSE: b"false",
         Kind.NULL: b"null"}  # fmt: skip


@given(document=DOCUMENTS, batch=st.integers(1, 9))
def test_each_event_is_told(binding: Any, document: bytes, batch: int) -> None:
    hooks: Any = {"object_pairs_hook": Pairs, "parse_int": Number, "parse_float": Number}
    events = events_of(binding, document, batch)
    assert [event[:2] for event in events] == [*model(json.loads(document, **hooks))]
    assert events == events_of(binding, document)  # the batch makes no difference
    for event in events:
        first = event.text.encode() if event.kind == Kind.NUMBER else FIRST[event.kind]
        assert document[event.at :].startswith(first)


def refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON")


@given(document=DOCUMENTS, data=st.data())
def test_it_refuses_what_json_refuses(binding: Any, document: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(document)))
    end = data.draw(st.integers(at, min(at + 2, len(document))))
    put = data.draw(st.binary(max_size=2) | st.sampled_from(list(map(bytes, zip(b'{}[],:"\\u0-')))))
    broken = document[:at] + put + document[end:]
    try:
        wanted = repr(json.loads(broken.decode("utf-8", "surrogatepass"), parse_constant=refuse))
    except ValueError:  # JSONDecodeError, UnicodeDecodeError
        with pytest.raises(ValueError):  # noqa: PT011 - both of them
            binding.loads(broken)
    else:
        assert repr(binding.loads(broken)) == wanted


# --- Errors, and where -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("document", "at"),
    [
        (b"", 0), (b"  ", 2), (b"[1,]", 3), (b"[1 2]", 3), (b"[", 1), (b"]", 0), (b"{1:2}", 1),
        (b'{"a" 1}', 5), (b'{"a":}', 5), (b'{"a":1,}', 7), (b'{"a":1', 6), (b"01", 1),
        (b"-", 1), (b"1.", 2), (b"1e+", 3), (b"+1", 0), (b"nul", 0), (b"nulL", 0), (b"1\0", 1),
        (b'"a', 2), (b'"a\n"', 2), (b'"\\', 2), (b'"\\x"', 1), (b'"a\\u00g0"', 2),
        (b'"\\u12"', 1), (b"NaN", 0), (b"\xef\xbb\xbf1", 0), (b"[1] 2", 4), (b"[}", 1),
    ],
)  # fmt: skip
def test_where_an_error_is(binding: Any, document: bytes, at: int) -> None:
    with binding.Scanner(lambda event: None) as scanner:
        with pytest.raises(ScanError, match=f"no JSON: byte {at}$") as raised:
            scanner.scan(document)
        assert (raised.value.status, raised.value.at, scanner.at) == (Status.SYNTAX, at, at)
        assert scanner.scan(b"[]")  # nothing is left of it


@pytest.mark.parametrize("batch", [1, 2, 256])
def test_what_came_before_an_error_is_told(binding: Any, batch: int) -> None:
    events: list[Event] = []
    with binding.Scanner(events.append, batch) as scanner, pytest.raises(ScanError):
        scanner.scan(b'[1, "\\n", oops]')
    assert [event.text for event in events] == ["", "1", "\n"]


def test_depth(binding: Any) -> None:
    with binding.Scanner(lambda event: None) as scanner:
        assert scanner.scan(b"[" * MAX_DEPTH + b"]" * MAX_DEPTH)
        with pytest.raises(ScanError, match="inside of each other") as raised:
            scanner.scan(b"[" * (MAX_DEPTH + 1))
        assert (raised.value.status, raised.value.at) == (Status.DEPTH, MAX_DEPTH)


def test_batches_out_of_range(binding: Any) -> None:
    for wrong in (0, -1, 65537):
        with pytest.raises(ValueError, match="1 to 65536"):
            binding.Scanner(print, wrong)
    assert events_of(binding, b"1", 65536) == [Event(Kind.NUMBER, "1", 0)]


# --- Texts -------------------------------------------------------------------------------


def test_texts(binding: Any) -> None:
    written = rb'["a\u0000b", "\u00e9\ud83d\ude00", "\/\b\f\n\r\t\"\\", "\ud800", "\ud800\n"]'
    texts = [event.text for event in events_of(binding, written) if event.kind == Kind.STRING]
    assert texts == json.loads(written) == ["a\0b", "é😀", '/\b\f\n\r\t"\\', "\ud800", "\ud800\n"]


def test_texts_that_grow(binding: Any) -> None:
    """The room for decoded texts moves while events wait."""
    texts = ["\n" + "x" * 3**size for size in range(9)] * 2
    document = json.dumps(texts).encode()
    found = [event.text for event in events_of(binding, document) if event.kind == Kind.STRING]
    assert found == texts


def test_bytes_that_are_no_utf8(binding: Any) -> None:
    seen: list[Event] = []
    with binding.Scanner(seen.append) as scanner:
        with pytest.raises(UnicodeDecodeError):
            scanner.scan(b'[1, "\xff", 2]')
        assert [event.text for event in seen] == ["", "1"]
        assert scanner.scan(b"[]")


def test_documents_of_any_kind(binding: Any) -> None:
    for document in (b"[1]", bytearray(b"[1]"), memoryview(b"x[1]x")[1:4]):
        assert binding.loads(document) == [1]
    with pytest.raises(TypeError):
        binding.loads("[1]")


# --- Stopping, and exceptions ------------------------------------------------------------


class Unhappy(BaseException):
    """No Exception, like KeyboardInterrupt."""


def ways(scanner: Any) -> list[Callable[[bytes], bool]]:
    """Each way to scan."""

    def in_thread(document: bytes) -> bool:
        scanner.start(document)
        stopped: bool = scanner.wait()
        return stopped

    return [scanner.scan, in_thread]


@pytest.mark.parametrize("batch", [1, 3, 256])
def test_it_stops_when_the_visitor_says_so(binding: Any, batch: int) -> None:
    seen: list[str] = []

    def until_two(event: Event) -> bool:
        seen.append(event.text)
        return event.text == "2"

    with binding.Scanner(until_two, batch) as scanner:
        for scan in ways(scanner):
            seen.clear()
            assert scan(b"[0, 1, 2, 3, no json") is False
            assert seen == ["", "0", "1", "2"]
            assert scan(b"[0]") is True


@pytest.mark.parametrize("batch", [1, 3, 256])
def test_what_a_visitor_raises_is_raised_and_ends_the_scan(binding: Any, batch: int) -> None:
    seen: list[str] = []

    def picky(event: Event) -> None:
        seen.append(event.text)
        if event.text == "2":
            raise Unhappy

    with binding.Scanner(picky, batch) as scanner:
        for scan in ways(scanner):
            seen.clear()
            with pytest.raises(Unhappy) as raised:
                scan(b"[0, 1, 2, 3, no json")
            assert raised.traceback[-1].name == "picky"
            assert seen == ["", "0", "1", "2"]
            assert scan(b"[0]") is True  # nothing is left of it


def test_any_result_is_taken_by_its_truth(binding: Any) -> None:
    for result, end in ((None, True), ("", True), (0.0, True), (2**40, False), ("stop", False)):
        with binding.Scanner(lambda event, result=result: result) as scanner:
            assert scanner.scan(b"[1]") is end


# --- Re-entry, and a thread of C's -------------------------------------------------------


def test_json_inside_of_json(binding: Any) -> None:
    found: list[str] = []

    def inner(event: Event) -> None:
        if event.kind == Kind.NUMBER:
            found.append(event.text)

    def outer(event: Event) -> None:
        if event.kind == Kind.STRING:
            with binding.Scanner(inner) as another:
                another.scan(event.text.encode())

    with binding.Scanner(outer) as scanner:
        assert scanner.scan(json.dumps(["[1, 2]", json.dumps("no"), "{}", "3"]).encode())
        assert found == ["1", "2", "3"]
        with pytest.raises(ScanError):
            scanner.scan(json.dumps(["[1"]).encode())


def test_a_scanner_at_work_cannot_be_used(binding: Any) -> None:
    refused = []

    def meddle(event: Event) -> None:
        for call in (scanner.close, lambda: scanner.scan(b"1"), lambda: scanner.start(b"1")):
            with pytest.raises(RuntimeError, match="at work"):
                call()
            refused.append(event.kind)

    with binding.Scanner(meddle) as scanner:
        for scan in ways(scanner):
            assert scan(b"[1]")
        assert len(refused) == 2 * 3 * 3


def test_nobody_waits_for_himself(binding: Any) -> None:
    def waits(event: Event) -> None:
        with pytest.raises(RuntimeError, match="at work"):
            scanner.wait()

    with binding.Scanner(waits) as scanner:
        with pytest.raises(RuntimeError, match="nothing was started"):
            scanner.wait()
        for _ in range(20):  # C's thread may be quicker than the one that started it
            scanner.start(b"1")
            assert scanner.wait()


def test_a_scan_in_a_thread_of_cs(binding: Any) -> None:
    go, threads = threading.Event(), []

    def slow(event: Event) -> None:
        assert go.wait(20)
        threads.append(threading.get_ident())

    document = bytearray(b"[1, 2]")
    with binding.Scanner(slow, 1) as scanner:
        scanner.start(document)
        with pytest.raises(BufferError):
            document += b"it must not move"
        for call in (lambda: scanner.scan(b"1"), lambda: scanner.start(b"1")):
            with pytest.raises(RuntimeError, match="at work"):
                call()
        go.set()
        assert scanner.wait()
        document += b" "
    assert len(threads) == 4
    assert threading.get_ident() not in threads


def test_close_waits(binding: Any) -> None:
    seen: list[Event] = []
    scanner = binding.Scanner(seen.append, 1)
    scanner.start(b"[1, 2, 3]")
    scanner.close()
    assert len(seen) == 5


def test_two_scanners_in_two_threads(binding: Any) -> None:
    document = json.dumps([{"n": number} for number in range(300)]).encode()
    results: list[Any] = []
    threads = [
        threading.Thread(target=lambda: results.append(binding.loads(document))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [json.loads(document)] * 4


# --- Lifetime ----------------------------------------------------------------------------


def test_close(binding: Any) -> None:
    scanner = binding.Scanner(print)
    assert binding.Scanner.live() == 1
    scanner.close()
    scanner.close()
    assert binding.Scanner.live() == 0
    for use in (lambda: scanner.scan(b"1"), lambda: scanner.start(b"1"), scanner.wait,
                lambda: scanner.at, scanner.__enter__().wait):  # fmt: skip
        with pytest.raises(ValueError, match="closed"):
            use()


def visitor_and_watch() -> tuple[Any, weakref.ref[Any]]:
    """A visitor, and how to see whether it still exists."""

    def visit(event: Event) -> None:
        pass

    return visit, weakref.ref(visit)


def test_the_visitor_lives_as_long_as_c_may_call_it(binding: Any) -> None:
    visit, watch = visitor_and_watch()
    scanner = binding.Scanner(visit)
    del visit
    gc.collect()
    assert scanner.scan(b"[]")
    assert watch() is not None
    scanner.close()
    gc.collect()
    assert watch() is None


def test_one_that_nobody_closes_is_freed_with_its_object(binding: Any) -> None:
    scanner = binding.Scanner(print)
    del scanner
    assert binding.Scanner.live() == 0  # at once: there is no circle


def test_one_whose_visitor_knows_it_is_freed_too(binding: Any) -> None:
    def make() -> None:
        scanner = binding.Scanner(lambda event: scanner)
        assert scanner.scan(b"1") is False

    make()
    gc.collect()
    assert binding.Scanner.live() == 0


def test_one_that_was_started_lives_until_it_was_waited_for(binding: Any) -> None:
    scanner = binding.Scanner(lambda event: None, 1)
    scanner.start(b"[" + b"1," * 1000 + b"1]")
    watch = weakref.ref(scanner)
    del scanner
    gc.collect()
    again = watch()
    assert again is not None
    assert again.wait()
    del again
    assert binding.Scanner.live() == 0


def test_references_balance(binding: Any) -> None:
    def once() -> None:
        with binding.Scanner(lambda event: event.text == "stop", 2) as scanner:
            for document in (b'[1, "\\n"]', b'["stop", 1]', b"[1"):
                for scan in ways(scanner):
                    with contextlib.suppress(ScanError):
                        scan(document)

    for _ in range(20):
        once()
    gc.collect()
    before = sys.getallocatedblocks()
    for _ in range(100):
        once()
    gc.collect()
    assert sys.getallocatedblocks() - before < 100


# --- Types, names, words -----------------------------------------------------------------


def test_numbers_of_the_header(binding: Any) -> None:
    text = (HERE / "jsonscan.h").read_text()
    kinds, statuses = (block.partition("}")[0] for block in text.split("typedef enum {")[1:])
    for block, names in ((kinds, Kind), (statuses, Status)):
        found = re.findall(r"\bJSONSCAN_(\w+)\b(?=,|\s*//|\s*\n)", re.sub(r" more.*", "", block))
        assert found == [one.name for one in names]
    words = {ctypes_words(status) for status in Status}
    assert len(words) == len(Status)
    assert "unknown status" not in words
    assert ctypes_words(99) == "unknown status"
    if hasattr(binding, "ffi"):
        for one in [*Kind, *Status]:
            assert getattr(binding.lib, f"JSONSCAN_{one.name}") == one


def ctypes_words(status: int) -> str:
    words: bytes = load("jsonscan_ctypes").lib.jsonscan_strerror(status)
    return words.decode()


def test_a_visitor_of_cs(binding: Any) -> None:
    document = b'{"a": [1, 2, "x", null, {}]}'
    if hasattr(binding, "ffi"):
        counts = binding.ffi.new("size_t[10]")
        scanner = binding.lib.jsonscan_new(binding.lib.jsonscan_tally, counts, 2)
        answer = lambda: binding.ffi.unpack(counts, 10)  # noqa: E731
    else:
        counts = (ctypes.c_size_t * 10)()
        visit = ctypes.cast(binding.lib.jsonscan_tally, binding.VISIT)
        scanner = binding.lib.jsonscan_new(visit, ctypes.addressof(counts), 2)
        answer = lambda: list(counts)  # noqa: E731
    assert binding.lib.jsonscan_scan(scanner, document, len(document)) == 0
    binding.lib.jsonscan_free(scanner)
    found = [event.kind for event in events_of(binding, document)]
    assert answer() == [found.count(kind) for kind in Kind]


def test_the_classes_have_the_same_methods() -> None:
    first, *others = (load(binding["module"]).Scanner for binding in BINDINGS)
    for other in others:
        for name, method in inspect.getmembers(first, inspect.isfunction):
            if not name.startswith("_"):
                assert inspect.signature(getattr(other, name)) == inspect.signature(method), name
                assert getattr(other, name).__doc__, name


@pytest.mark.parametrize("row", BINDINGS, ids=lambda row: row["module"])
def test_the_files_in_the_list_exist(row: dict[str, Any]) -> None:
    assert all((HERE / name).is_file() for name in row["files"])


# --- The host and its plug-ins -----------------------------------------------------------

PLUGINS = sorted(file.name for file in HERE.glob("libmost_*.so"))


def host(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the C program; the Python in it is to find what ours finds."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["./host", *arguments], cwd=HERE, env={**os.environ, "PATH": path},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_both_plugins_are_there_if_python_is_a_shared_library() -> None:
    assert ("libmost_python.so" in PLUGINS) == most_python_build.possible()
    assert "libmost_c.so" in PLUGINS


@pytest.mark.parametrize("plugin", PLUGINS)
def test_a_plugin(plugin: str, tmp_path: Path) -> None:
    done = host(f"./{plugin}", "orders.json")
    assert (done.stdout, done.stderr, done.returncode) == ("item: 3 times\n", "", 0)
    document = tmp_path / "keys.json"
    document.write_text(json.dumps([{"a": 1, "b": 2}] * 100 + [{"b": 3}]))
    assert host(f"./{plugin}", str(document)).stdout == "b: 101 times\n"


def test_what_a_host_refuses(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.json"
    wrong.write_text("[1")
    for arguments, words in (
        ([], "call it with a plug-in"),
        (["./libnone.so", "orders.json"], "no plug-in"),
        (["./libjsonscan.so", "orders.json"], "this is no plug-in"),
        (["./libmost_c.so", "none.json"], "no such file"),
        (["./libmost_c.so", str(wrong)], "the scan has failed: this is no JSON"),
    ):
        done = host(*arguments)
        assert (done.stdout, done.returncode) == ("", 1)
        assert words in done.stderr
