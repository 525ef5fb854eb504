"""One suite for all seven bindings: whatever calls cmult, the answers must be the same."""

import ctypes
import importlib
import inspect
import math
import struct
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

HERE = Path(__file__).resolve().parent
BINDINGS: list[dict[str, Any]] = tomllib.loads((HERE / "bindings.toml").read_text())["binding"]
settings.register_profile("patient", settings(), deadline=None)  # a slow machine is no error
settings.load_profile("patient")
INT_MIN, INT_MAX = -(2**31), 2**31 - 1

# Python 3.11 says this when it imports the part of CFFI that holds `verify`.
pytestmark = pytest.mark.filterwarnings("ignore:the imp module is deprecated")


def load(module: str) -> ModuleType:
    try:
        return importlib.import_module(module)
    except (ImportError, OSError) as error:
        pytest.fail(f"{module} cannot be imported. Did you run `make` in {HERE}?\n{error}")


@pytest.fixture(scope="module", params=BINDINGS, ids=lambda binding: binding["module"])
def binding(request: pytest.FixtureRequest) -> ModuleType:
    """Each of the seven in turn."""
    return load(request.param["module"])


# --- What the answer must be -----------------------------------------------------------


# --8<-- [start:model]
def to_float(x: float) -> float:
    """Round a Python float, which is a C double, to the nearest C float."""
    try:
        (rounded,) = struct.unpack("f", struct.pack("f", x))
    except OverflowError:  # beyond the largest C float
        return math.copysign(math.inf, x)
    return float(rounded)


def model(int_param: int, float_param: float) -> float:
    """What cmult does, in Python: three roundings."""
    return to_float(to_float(int_param) * to_float(float_param))


# --8<-- [end:model]


def same(a: float, b: float) -> bool:
    """Equal to the last bit, so that 0.0 is not -0.0. One NaN is as good as another."""
    return (math.isnan(a) and math.isnan(b)) or struct.pack("d", a) == struct.pack("d", b)


def test_the_example_of_the_book(binding: ModuleType) -> None:
    assert binding.cmult(6, 2.3) == 13.799999237060547


# --8<-- [start:property]
@given(int_param=st.integers(INT_MIN, INT_MAX), float_param=st.floats())
@example(int_param=INT_MIN, float_param=1.0)
@example(int_param=INT_MAX, float_param=1.0)  # 2147483648.0: a float has no room for INT_MAX
@example(int_param=2**24 + 1, float_param=1.0)  # the first int that a float cannot hold
@example(int_param=1, float_param=1e300)  # infinity: too large for a float
@example(int_param=0, float_param=math.inf)  # not a number
@example(int_param=-1, float_param=0.0)  # minus zero
@example(int_param=1, float_param=1e-45)  # the smallest float above zero
def test_the_answer_is_that_of_the_model(
    binding: ModuleType, int_param: int, float_param: float
) -> None:
    answer = binding.cmult(int_param, float_param)
    assert type(answer) is float
    assert same(answer, model(int_param, float_param))


# --8<-- [end:property]


@given(int_param=st.integers(INT_MIN, INT_MAX), float_param=st.floats())
def test_all_seven_agree(int_param: int, float_param: float) -> None:
    answers = [load(b["module"]).cmult(int_param, float_param) for b in BINDINGS]
    assert len(answers) == 7
    assert all(same(answer, answers[0]) for answer in answers), answers


# --- Where the bindings differ: arguments that C could not take ------------------------

ARGUMENT = ctypes.ArgumentError  # not a TypeError: its base class is Exception
OVERFLOW, TYPE = OverflowError, TypeError

# A number in this table is an answer: wrong, and without an error.
# fmt: off
# --8<-- [start:differences]
DIFFERENCES = [
    # arguments            ctypes          cffi      cython    extension
    ((2**31, 1.0),         -2147483648.0,  OVERFLOW, OVERFLOW, OVERFLOW),
    ((-(2**31) - 1, 1.0),  2147483648.0,   OVERFLOW, OVERFLOW, OVERFLOW),
    ((2**100, 1.0),        0.0,            OVERFLOW, OVERFLOW, OVERFLOW),
    ((1, 10**400),         ARGUMENT,       OVERFLOW, OVERFLOW, OVERFLOW),
    ((6.9, 1.0),           ARGUMENT,       TYPE,     6.0,      TYPE),
    (("6", 1.0),           ARGUMENT,       TYPE,     TYPE,     TYPE),
    ((None, 1.0),          ARGUMENT,       TYPE,     TYPE,     TYPE),
    ((6, "1.0"),           ARGUMENT,       TYPE,     TYPE,     TYPE),
    ((6, None),            ARGUMENT,       TYPE,     TYPE,     TYPE),
    ((6,),                 TYPE,           TYPE,     TYPE,     TYPE),
    ((6, 1.0, 1.0),        TYPE,           TYPE,     TYPE,     TYPE),
]
# --8<-- [end:differences]
# fmt: on


@pytest.mark.parametrize("row", DIFFERENCES, ids=lambda row: str(row[0])[:24])
def test_arguments_that_do_not_fit(binding: ModuleType, row: tuple[Any, ...]) -> None:
    arguments, *outcomes = row
    tool = binding.__name__.split("_")[1]  # cmult_cffi_api -> cffi
    expected = outcomes[["ctypes", "cffi", "cython", "extension"].index(tool)]
    if isinstance(expected, float):
        assert binding.cmult(*arguments) == expected
    else:
        with pytest.raises(expected) as raised:
            binding.cmult(*arguments)
        assert raised.type is expected


# --- What C prints ---------------------------------------------------------------------


def test_c_prints_through_its_own_stdout(
    binding: ModuleType, capfd: pytest.CaptureFixture[str]
) -> None:
    assert binding.cmult_say(6, 2.3) is None
    ctypes.CDLL(None).fflush(None)  # until now, the text may wait in C's buffer
    assert capfd.readouterr().out == "6 * 2.3 = 13.8\n"


# --- What help() shows -----------------------------------------------------------------


@pytest.mark.parametrize("name", ["cmult", "cmult_say"])
def test_signature_and_docstring(binding: ModuleType, name: str) -> None:
    function = getattr(binding, name)
    assert list(inspect.signature(function).parameters) == ["int_param", "float_param"]
    assert "from C" in function.__doc__ or "C float" in function.__doc__
    assert binding.__doc__


@pytest.mark.parametrize("row", BINDINGS, ids=lambda row: row["module"])
def test_the_files_in_the_list_exist(row: dict[str, Any]) -> None:
    assert all((HERE / name).is_file() for name in row["files"])
