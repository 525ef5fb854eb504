"""One suite for all bindings of rational, against a model: Python's own Fraction."""

import importlib
import math
import re
import sys
import tomllib
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rational_cdef import CDEF
from rational_errors import RationalError, raise_for

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))  # layout_check.py lies there
BINDINGS: list[dict[str, Any]] = tomllib.loads((HERE / "bindings.toml").read_text())["binding"]
settings.register_profile("patient", settings(), deadline=None)  # a slow machine is no error
settings.load_profile("patient")
MAX = 2**63 - 1  # the largest number above or below the line

int64 = st.integers(-(2**63), MAX)
some_int64 = int64 | st.integers(-20, 20) | st.sampled_from([MAX, -MAX, 2**62, 2**32, 10**18])
numerators = some_int64.filter(lambda n: n >= -MAX)
denominators = some_int64.filter(lambda n: n >= 1)
# --8<-- [start:strategies]
fractions = st.builds(Fraction, numerators, denominators)  # all that fit a struct rational
small = st.fractions(-1000, 1000, max_denominator=1000)
# --8<-- [end:strategies]
names = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=30)


@pytest.fixture(scope="module", params=BINDINGS, ids=lambda binding: binding["module"])
def rationals(request: pytest.FixtureRequest) -> Any:
    """The `rationals` of each binding in turn."""
    try:
        module = importlib.import_module(request.param["module"])
    except (ImportError, OSError) as error:
        pytest.fail(f"{request.param['module']} cannot be imported. Did you run `make`?\n{error}")
    return module.rationals


def fits(*numbers: int) -> bool:
    """Whether numbers have room in a struct rational, above the line or below."""
    return all(-MAX <= number <= MAX for number in numbers)


# --- Numbers ---------------------------------------------------------------------------


@given(int64, int64)
@example(-(2**63), 0)
@example(-(2**63), -(2**63))
@example(0, 0)
def test_gcd(rationals: Any, a: int, b: int) -> None:
    assert rationals.gcd(a, b) == math.gcd(a, b)


@given(some_int64, some_int64)
@example(-(2**63), 2)
@example(-(2**63), -1)  # 2**63 does not fit
@example(1, -(2**63))
@example(-(2**63), -(2**63))
def test_make(rationals: Any, num: int, den: int) -> None:
    if den == 0:
        with pytest.raises(RationalError, match="denominator is zero"):
            rationals.make(num, den)
    elif not fits((expected := Fraction(num, den)).numerator, expected.denominator):
        with pytest.raises(OverflowError):
            rationals.make(num, den)
    else:
        assert rationals.make(num, den) == expected


@pytest.mark.parametrize("call", ["gcd", "make"])
def test_a_number_that_is_no_int64(rationals: Any, call: str) -> None:
    for number in (2**63, -(2**63) - 1, 10**30):
        with pytest.raises(OverflowError):
            getattr(rationals, call)(number, 1)
        with pytest.raises(OverflowError):
            getattr(rationals, call)(1, number)
    with pytest.raises(TypeError):
        getattr(rationals, call)("1", 1)


# --- Fractions -------------------------------------------------------------------------


# --8<-- [start:add]
def add(a: Fraction, b: Fraction) -> Fraction | None:
    """What rational_add does, in Python; None where a step does not fit 64 bits."""
    common = math.gcd(a.denominator, b.denominator)
    left, right = a.numerator * (b.denominator // common), b.numerator * (a.denominator // common)
    steps = (left, right, left + right, a.denominator // common * b.denominator)
    return a + b if fits(*steps) else None


@given(fractions, fractions)
@example(Fraction(MAX), Fraction(1))
@example(Fraction(-MAX), Fraction(-1))
@example(Fraction(1, 6), Fraction(1, 3))
def test_add(rationals: Any, a: Fraction, b: Fraction) -> None:
    expected = add(a, b)
    if expected is None:
        with pytest.raises(OverflowError, match="64 bits"):
            rationals.add(a, b)
    else:
        assert rationals.add(a, b) == expected


# --8<-- [end:add]


@given(small, small)
def test_small_fractions_never_overflow(rationals: Any, a: Fraction, b: Fraction) -> None:
    assert rationals.add(a, b) == a + b
    assert rationals.mul(a, b) == a * b


@given(fractions, fractions)
@example(Fraction(MAX, 2), Fraction(2, MAX))
@example(Fraction(MAX), Fraction(2))
@example(Fraction(0), Fraction(-MAX, 3))
def test_mul(rationals: Any, a: Fraction, b: Fraction) -> None:
    expected = a * b
    if fits(expected.numerator, expected.denominator):
        assert rationals.mul(a, b) == expected
    else:
        with pytest.raises(OverflowError):
            rationals.mul(a, b)


@given(fractions)
@example(Fraction(-MAX, 2))
@example(Fraction(-MAX, MAX - 1))
def test_split(rationals: Any, value: Fraction) -> None:
    assert rationals.split(value) == (math.floor(value), value - math.floor(value))


@given(fractions, fractions)
@example(Fraction(-MAX, MAX - 1), Fraction(-MAX + 1, MAX - 2))
@example(Fraction(1, 3), Fraction(1, 3))
@example(Fraction(3, 2), Fraction(1))
@example(Fraction(1), Fraction(3, 2))
def test_compare(rationals: Any, a: Fraction, b: Fraction) -> None:
    assert rationals.compare(a, b) == (a > b) - (a < b)


@given(st.lists(small, max_size=8))
@example([])
@example([Fraction(1, 10)] * 10)
def test_sum_and_join(rationals: Any, values: list[Fraction]) -> None:
    expected: Fraction | None = Fraction(0)
    for value in values:
        expected = add(expected, value) if expected is not None else None
    if expected is None:
        with pytest.raises(OverflowError):
            rationals.sum(values)
    else:
        assert rationals.sum(values) == expected
    assert rationals.join(values) == " + ".join(map(str, values))


def test_the_longest_values_join(rationals: Any) -> None:
    longest = Fraction(-MAX, MAX - 1)
    assert rationals.join([longest] * 100) == " + ".join([str(longest)] * 100)


def test_a_value_that_is_no_int64(rationals: Any) -> None:
    huge, one = Fraction(2**63), Fraction(1)
    for call in (rationals.add, rationals.mul, rationals.compare):
        with pytest.raises(OverflowError):
            call(huge, one)
        with pytest.raises(OverflowError):
            call(one, 1 / huge)
    with pytest.raises(OverflowError):
        rationals.sum([one, huge])
    with pytest.raises(OverflowError):
        rationals.entry("flour", huge)


# --- Text ------------------------------------------------------------------------------


# --8<-- [start:text]
@given(fractions)
@example(Fraction(-MAX, MAX - 1))  # the longest text: 40 characters
def test_text_and_back(rationals: Any, value: Fraction) -> None:
    text = rationals.format(value)
    assert text == str(value)
    assert rationals.parse(text) == value


# --8<-- [end:text]


@given(numerators, some_int64.filter(lambda n: n >= 0), st.sampled_from(["", "+"]))
def test_text_not_in_lowest_terms(rationals: Any, num: int, den: int, sign: str) -> None:
    text = f"{sign if num >= 0 else ''}{num}/{den}"
    if den == 0:
        with pytest.raises(RationalError, match="denominator is zero"):
            rationals.parse(text)
    else:
        assert rationals.parse(text) == Fraction(num, den)


@pytest.mark.parametrize(
    "text", ["", "-", "+", "/", "1/", "/2", "1//2", "1/-2", "--1", " 1", "1 ", "1.5", "1/2/3", "½"]
)
def test_text_that_is_no_fraction(rationals: Any, text: str) -> None:
    with pytest.raises(RationalError, match="no fraction"):
        rationals.parse(text)


@given(st.text(st.sampled_from("+-/0123456789 x"), max_size=12))
def test_text_is_read_as_python_reads_it(rationals: Any, text: str) -> None:
    above, line, below = text.lstrip("+-").partition("/")
    plain = len(text) - len(text.lstrip("+-")) <= 1
    if not (plain and above.isdecimal() and (below.isdecimal() or not line)):
        with pytest.raises(RationalError, match="no fraction"):
            rationals.parse(text)
    elif line and int(below) == 0:
        with pytest.raises(RationalError, match="zero"):
            rationals.parse(text)
    else:
        assert rationals.parse(text) == Fraction(text)


@pytest.mark.parametrize("text", [str(2**63), f"1/{2**63}", "9" * 400, f"-{2**63}/2"])
def test_text_that_does_not_fit(rationals: Any, text: str) -> None:
    with pytest.raises(OverflowError):
        rationals.parse(text)


def test_a_zero_byte_is_no_end(rationals: Any) -> None:
    with pytest.raises(RationalError, match="zero byte"):
        rationals.parse("1/2\0/3")
    with pytest.raises(RationalError, match="zero byte"):
        rationals.entry("flo\0ur", Fraction(1))


# --- Entries ---------------------------------------------------------------------------


# --8<-- [start:entries]
def test_names_live_as_long_as_their_entries(rationals: Any) -> None:
    entries = [rationals.entry(f"ingredient {n}", Fraction(n, 7)) for n in range(500)]
    for n, entry in enumerate(entries):
        assert str(entry) == f"ingredient {n}: {Fraction(n, 7)}"


# --8<-- [end:entries]


@given(names, fractions)
def test_an_entry_as_text(rationals: Any, name: str, amount: Fraction) -> None:
    assert str(rationals.entry(name, amount)) == f"{name}: {amount}"


@given(st.lists(fractions, max_size=6))
def test_the_largest_entry(rationals: Any, amounts: list[Fraction]) -> None:
    entries = [rationals.entry("x", amount) for amount in amounts]
    expected = entries[amounts.index(max(amounts))] if entries else None
    assert rationals.largest(entries) is expected


# --- What only the raw layer can ask ---------------------------------------------------


@pytest.fixture(scope="module", params=["rational_cffi_abi_inline", "rational_cffi_abi"])
def raw(request: pytest.FixtureRequest) -> Any:
    """A CFFI binding, with its `ffi` and `lib`."""
    return importlib.import_module(request.param)


# --8<-- [start:guard]
def test_format_never_writes_behind_the_buffer(raw: Any) -> None:
    text = b"-12345/678"
    value = raw.ffi.new("struct rational *", (-12345, 678))[0]
    for size in range(20):
        buffer = raw.ffi.new("char[]", b"#" * 30)  # the # are guards: C must leave them alone
        status = raw.lib.rational_format(value, buffer, size)
        enough = size > len(text)  # one more, for the zero byte
        assert status == (raw.lib.RATIONAL_OK if enough else raw.lib.RATIONAL_TOO_SMALL)
        written = text + b"\0" if enough else b""
        assert raw.ffi.unpack(buffer, 30) == written + b"#" * (30 - len(written))


# --8<-- [end:guard]


def test_entry_format_never_writes_behind_the_buffer(raw: Any) -> None:
    name = raw.ffi.new("char[]", b"flour")
    entry = raw.ffi.new("struct rational_entry *", {"name": name, "amount": (3, 4)})
    for size in range(20):
        buffer = raw.ffi.new("char[]", b"#" * 30)
        status = raw.lib.rational_entry_format(entry, buffer, size)
        written = b"flour: 3/4\0" if size > 10 else b""
        assert (status == raw.lib.RATIONAL_OK) == (size > 10)
        assert raw.ffi.unpack(buffer, 30) == written + b"#" * (30 - len(written))


def test_a_fresh_struct_is_no_fraction(raw: Any) -> None:
    """ffi.new fills with zeros, and 0/0 is refused everywhere."""
    zero, one = raw.ffi.new("struct rational *"), raw.ffi.new("struct rational *", (1, 1))
    result, order = raw.ffi.new("struct rational *"), raw.ffi.new("int *")
    wrong = raw.lib.RATIONAL_ZERO_DENOMINATOR
    for a, b in ((zero[0], one[0]), (one[0], zero[0])):
        assert raw.lib.rational_add(a, b, result) == wrong
        assert raw.lib.rational_mul(a, b, result) == wrong
        assert raw.lib.rational_compare(a, b, order) == wrong
    assert raw.lib.rational_sum(zero, 1, result) == wrong
    assert (result.num, result.den, order[0]) == (0, 0, 0)
    parts = raw.lib.rational_split(zero[0])
    assert (parts.whole.den, parts.rest.den) == (0, 0)


def test_largest_points_into_the_array(raw: Any) -> None:
    array = raw.ffi.new("struct rational_entry[]", 3)
    for number, entry in enumerate(array):
        entry.amount = (number % 2, 1)
    assert raw.lib.rational_largest(array, 3) == array + 1
    assert raw.lib.rational_largest(array, 0) == raw.ffi.NULL


def test_every_status_has_a_sentence(raw: Any) -> None:
    sentences = {raw.ffi.string(raw.lib.rational_strerror(n)) for n in range(-1, 7)}
    assert len(sentences) == 7  # six, and the one for any other number
    assert raw.ffi.string(raw.lib.rational_strerror(99)) == b"unknown status"


def test_joined_text_is_freed_once(raw: Any) -> None:
    text = raw.ffi.new("char **")
    assert raw.lib.rational_join(raw.ffi.NULL, 0, text) == raw.lib.RATIONAL_OK
    assert raw.ffi.string(text[0]) == b""
    raw.lib.rational_text_free(text[0])
    raw.lib.rational_text_free(raw.ffi.NULL)
    assert raw.lib.rational_join(raw.ffi.NULL, 2**62, text) == raw.lib.RATIONAL_NO_MEMORY


def test_status_becomes_an_exception() -> None:
    raise_for(0, "")
    for status, error in ((1, RationalError), (2, OverflowError), (5, MemoryError)):
        with pytest.raises(error, match="words"):
            raise_for(status, "words")


# --- What CFFI was told, against the header --------------------------------------------


# --8<-- [start:drift]
def declarations(text: str) -> list[str]:
    """C declarations without comments, lines that begin with #, RATIONAL_API and line breaks."""
    plain = re.sub(r"//.*|^\s*#.*|\bRATIONAL_API\b", "", text, flags=re.MULTILINE)
    return [" ".join(part.split()).replace("* ", "*") for part in plain.split(";")]


def test_the_declarations_are_those_of_the_header() -> None:
    """ABI mode never reads rational.h, so a test does."""
    header = (HERE / "rational.h").read_text().partition('extern "C" {\n#endif')[2]
    header = header.partition("#ifdef __cplusplus")[0]
    assert declarations(CDEF) == declarations(header)
    (size,) = re.findall(r"#define RATIONAL_TEXT_SIZE \d+", header)
    assert size in CDEF


# --8<-- [end:drift]


def test_structs_of_ctypes_lie_as_the_compiler_lays_them_out() -> None:
    from layout_check import differences
    from rational_ctypes import Rational, RationalEntry, RationalParts

    structs = {
        "struct rational": Rational,
        "struct rational_entry": RationalEntry,
        "struct rational_parts": RationalParts,
    }
    assert differences(HERE / "rational.h", structs) == []
