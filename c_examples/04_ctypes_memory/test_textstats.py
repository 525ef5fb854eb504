"""One suite for both bindings: what C counts in a text is what Python counts."""

import array
import contextlib
import gc
import importlib
import inspect
import math
import tomllib
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import zlib_ctypes
from hypothesis import example, given
from hypothesis import strategies as st

HERE = Path(__file__).resolve().parent
BINDINGS: list[dict[str, Any]] = tomllib.loads((HERE / "bindings.toml").read_text())["binding"]


def load(module: str) -> ModuleType:
    try:
        return importlib.import_module(module)
    except (ImportError, OSError) as error:
        pytest.fail(f"{module} cannot be imported. Did you run `make` in {HERE}?\n{error}")


@pytest.fixture(scope="module", params=BINDINGS, ids=lambda binding: binding["module"])
def binding(request: pytest.FixtureRequest) -> ModuleType:
    """Each in turn."""
    return load(request.param["module"])


@pytest.fixture(autouse=True)
def nothing_is_left_over(request: pytest.FixtureRequest) -> Iterator[None]:
    """After each test, C has got back what it gave away."""
    modules = [load(row["module"]) for row in BINDINGS]
    before = [module.live() for module in modules]
    yield
    if [module.live() for module in modules] != before:
        gc.collect()  # a traceback may have kept one
    assert [module.live() for module in modules] == before


# --8<-- [start:model]
TEXTS = st.text(
    st.sampled_from("aé漢🏃 \t\n\r\x0b\x0c.")
    | st.characters(codec="utf-8", exclude_characters="\0")
)
"""Texts with many words and lines, and now and then any character at all."""


def words_of(text: str) -> list[str]:
    """The words, as C has them: what stands between white space of ASCII."""
    return [word.decode() for word in text.encode().split()]


@given(text=TEXTS)
@example(text="")
@example(text="no end")
def test_counts(binding: ModuleType, text: str) -> None:
    lines = text.count("\n") + (text != "" and not text.endswith("\n"))
    assert binding.count(text) == (len(text), len(words_of(text)), lines)
    assert binding.characters(text) == len(text)
    assert binding.lengths(text) == [len(word) for word in words_of(text)]


# --8<-- [end:model]


# --8<-- [start:any_bytes]
@given(data=st.binary().filter(lambda data: b"\0" not in data))
@example(data=b"\xe9")  # Latin-1
@example(data=b"\xc0\xaf")  # a character that is longer than it must be
@example(data=b"\xed\xa0\x80")  # half of a pair of UTF-16
@example(data=b"\xf4\x90\x80\x80")  # beyond the last character
def test_what_is_utf8_and_what_is_not(binding: ModuleType, data: bytes) -> None:
    try:
        expected = len(data.decode())
    except UnicodeDecodeError:
        with pytest.raises(ValueError, match="not valid UTF-8"):
            binding.count(data)
    else:
        assert binding.characters(data) == expected


# --8<-- [end:any_bytes]


@given(text=TEXTS)
def test_one_word(binding: ModuleType, text: str) -> None:
    words = words_of(text)
    assert [binding.word(text, number) for number in range(len(words))] == words
    with pytest.raises(IndexError):
        binding.word(text, len(words))
    with pytest.raises(IndexError):
        binding.word(text, -1)
    assert binding.longest(text) == max(words, key=len, default=None)


@given(text=TEXTS)
def test_words_one_after_the_other(binding: ModuleType, text: str) -> None:
    with binding.Words(text) as words:
        assert list(words) == words_of(text)
        assert list(words) == []


@given(text=TEXTS)
@example(text="to be or not to be\nthat is the question")
def test_report(binding: ModuleType, text: str) -> None:
    words = words_of(text)
    lines = binding.count(text).lines
    mean = sum(map(len, words)) / len(words) if words else 0
    longest = max(words, key=len, default="")
    assert binding.report(text) == (
        f"words    {len(words)}\nlines    {lines}\nmean     {mean:.1f}\nlongest  {longest}\n"
    )


@given(text=TEXTS)
def test_upper(binding: ModuleType, text: str) -> None:
    assert binding.upper(text) == text.encode().upper().decode()


@given(texts=st.lists(TEXTS, max_size=8))
def test_total(binding: ModuleType, texts: list[str]) -> None:
    assert binding.total(texts) == sum(len(words_of(text)) for text in texts)


@given(numbers=st.lists(st.integers(-(2**31), 2**31 - 1), min_size=1))
def test_mean(binding: ModuleType, numbers: list[int]) -> None:
    assert binding.mean(numbers) == sum(numbers) / len(numbers)


def test_mean_of_nothing_and_of_too_much(binding: ModuleType) -> None:
    assert math.isnan(binding.mean([]))
    for number in (2**31, -(2**31) - 1, 2**64):
        with pytest.raises(OverflowError):
            binding.mean([1, number])


# --- Bytes of others ---------------------------------------------------------------------


@given(data=st.binary(max_size=300))
def test_bytes_of_any_object(binding: ModuleType, data: bytes) -> None:
    expected = [data.count(number) for number in range(256)]
    for thing in (
        data,
        bytearray(data),
        memoryview(data),
        memoryview(bytearray(data)),
        array.array("B", data),
        np.frombuffer(data, dtype=np.uint8),
    ):
        assert binding.byte_counts(thing) == expected


def test_bytes_of_larger_elements(binding: ModuleType) -> None:
    counts = binding.byte_counts(array.array("i", [1, 256]))
    assert counts[1] == 2
    assert counts[0] == 6


def test_bytes_that_are_none(binding: ModuleType) -> None:
    for wrong in ("text", 5, [1, 2]):
        with pytest.raises(TypeError):
            binding.byte_counts(wrong)
    with pytest.raises(TypeError, match="one piece"):
        binding.byte_counts(memoryview(bytearray(8))[::2])


def test_a_bytearray_can_grow_again(binding: ModuleType) -> None:
    data = bytearray(b"ab")
    binding.byte_counts(data)
    gc.collect()
    data += b"c"
    assert binding.byte_counts(data)[ord("c")] == 1


# --- Text --------------------------------------------------------------------------------


def test_a_zero_byte_is_refused(binding: ModuleType) -> None:
    calls = [
        binding.characters,
        binding.count,
        binding.lengths,
        binding.longest,
        binding.report,
        binding.upper,
        binding.Words,
        lambda text: binding.word(text, 0),
        lambda text: binding.total(["a", text]),
    ]
    for call in calls:
        with pytest.raises(ValueError, match="null"):
            call("ab\0cd")
        with pytest.raises(UnicodeEncodeError):
            call("\ud800")


def test_upper_leaves_its_argument_alone(binding: ModuleType) -> None:
    text = b"to be"
    assert binding.upper(text) == "TO BE"
    assert text == bytes([116, 111, 32, 98, 101])


# --- Lifetime ----------------------------------------------------------------------------


# --8<-- [start:kept]
def test_the_text_lives_as_long_as_its_reader(binding: ModuleType) -> None:
    readers = [binding.Words(f"number {number}" + " and more" * 9) for number in range(1000)]
    more = [f"{number} rebmun" + " erom dna" * 9 for number in range(1000)]
    for number, reader in enumerate(readers):
        with reader:
            assert next(reader) == "number"
            assert next(reader) == str(number)
    assert len(more) == 1000


# --8<-- [end:kept]


def test_close(binding: ModuleType) -> None:
    before = binding.live()
    words = binding.Words("to be")
    assert binding.live() == before + 1
    words.close()
    words.close()
    assert binding.live() == before
    with pytest.raises(ValueError, match="closed"):
        next(words)


def test_one_that_nobody_closes_is_freed_with_its_object(binding: ModuleType) -> None:
    before = binding.live()
    words = binding.Words("to be")
    assert next(words) == "to"
    del words
    gc.collect()
    assert binding.live() == before


def test_an_exception_closes_it_too(binding: ModuleType) -> None:
    before = binding.live()
    with contextlib.suppress(ZeroDivisionError), binding.Words("to be") as words:
        next(words)
        raise ZeroDivisionError
    assert binding.live() == before


# --8<-- [start:leak]
def test_no_report_is_left_over(binding: ModuleType) -> None:
    before = binding.live()
    for text in ("to be", "", "größe") * 100:
        binding.report(text)
    assert binding.live() == before


# --8<-- [end:leak]


# --- Types, names, words -----------------------------------------------------------------


def test_what_comes_back_has_the_right_type(binding: ModuleType) -> None:
    assert [type(number) for number in binding.count("a b")] == [int, int, int]
    assert type(binding.characters("a")) is int
    assert type(binding.lengths("a")[0]) is int
    assert type(binding.total(["a"])) is int
    assert type(binding.mean([1])) is float
    assert type(binding.byte_counts(b"a")[0]) is int
    assert binding.longest(" ") is None


def test_both_bindings_offer_the_same_documented_things() -> None:
    first, second = (load(row["module"]) for row in BINDINGS)

    def offered(module: ModuleType) -> dict[str, str | None]:
        own = {
            name: thing
            for name, thing in vars(module).items()
            if getattr(thing, "__module__", "") == module.__name__ and not name.startswith("_")
        }
        return {name: inspect.getdoc(thing) for name, thing in own.items()}

    assert offered(first) == offered(second)
    assert all(offered(first).values())


@pytest.mark.parametrize("row", BINDINGS, ids=lambda row: row["module"])
def test_the_files_in_the_list_exist(row: dict[str, Any]) -> None:
    assert all((HERE / name).is_file() for name in row["files"])


# --- zlib --------------------------------------------------------------------------------


# --8<-- [start:zlib]
@given(data=st.binary(max_size=2000), level=st.integers(0, 9))
def test_our_zlib_and_that_of_python(data: bytes, level: int) -> None:
    packed = zlib_ctypes.compress(data, level)
    assert zlib.decompress(packed) == data
    assert zlib_ctypes.decompress(zlib.compress(data, level), len(data)) == data


def test_what_zlib_refuses() -> None:
    packed = zlib.compress(b"to be " * 100)
    with pytest.raises(zlib_ctypes.ZlibError, match="more room"):
        zlib_ctypes.decompress(packed, 599)
    for damaged in (b"", b"no zlib", packed[:-1], packed[:4] + b"\xff" + packed[5:]):
        with pytest.raises(zlib_ctypes.ZlibError):
            zlib_ctypes.decompress(damaged, 600)
    with pytest.raises(zlib_ctypes.ZlibError):
        zlib_ctypes.compress(b"", 10)


# --8<-- [end:zlib]
