"""One suite for the four modes of CFFI: whatever calls matrix, the answers must be the same."""

import gc
import importlib
import inspect
import re
import sys
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

import matrix_class
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

HERE = Path(__file__).resolve().parent
BINDINGS: list[dict[str, Any]] = tomllib.loads((HERE / "bindings.toml").read_text())["binding"]
settings.register_profile("patient", settings(), deadline=None)  # a slow machine is no error
settings.load_profile("patient")

# Python 3.11 says this when it imports the part of CFFI that holds `verify`.
pytestmark = pytest.mark.filterwarnings("ignore:the imp module is deprecated")
Table = NDArray[np.float64]


@pytest.fixture(scope="module", params=BINDINGS, ids=lambda binding: binding["module"])
def module(request: pytest.FixtureRequest) -> ModuleType:
    """Each of the four in turn."""
    name = request.param["module"]
    try:
        return importlib.import_module(name)
    except (ImportError, OSError) as error:
        pytest.fail(f"{name} cannot be imported. Did you run `make` in {HERE}?\n{error}")


@pytest.fixture(scope="module")
def matrix(module: ModuleType) -> Any:
    """The class Matrix of the binding."""
    return module.Matrix


# --- What the answers must be: NumPy is the model ----------------------------------------

SIDES = st.integers(1, 6)
ANY_NUMBER = st.floats(width=64)
# Whole numbers, small enough that sums and products are exact in any order.
WHOLE = st.integers(-1000, 1000).map(float)


def tables(rows: int, cols: int, numbers: st.SearchStrategy[float]) -> st.SearchStrategy[Table]:
    return arrays(np.float64, (rows, cols), elements=numbers)


def check_same(answer: Any, expected: Table) -> None:
    assert answer.shape == expected.shape
    np.testing.assert_array_equal(np.array(answer.tolist()), expected)


# --8<-- [start:property]
@given(data=st.data(), rows=SIDES, cols=SIDES)
def test_add(matrix: Any, data: st.DataObject, rows: int, cols: int) -> None:
    a, b = (data.draw(tables(rows, cols, ANY_NUMBER)) for _ in range(2))
    with np.errstate(all="ignore"):
        expected = a + b
    check_same(matrix.over(a) + matrix.over(b), expected)


# --8<-- [end:property]


@given(data=st.data(), rows=SIDES, cols=SIDES, inner=SIDES)
def test_multiply(matrix: Any, data: st.DataObject, rows: int, cols: int, inner: int) -> None:
    a, b = data.draw(tables(rows, inner, WHOLE)), data.draw(tables(inner, cols, WHOLE))
    check_same(matrix.over(a) @ matrix.over(b), a @ b)


@given(data=st.data(), rows=SIDES, cols=SIDES)
def test_transpose(matrix: Any, data: st.DataObject, rows: int, cols: int) -> None:
    a = data.draw(tables(rows, cols, ANY_NUMBER))
    check_same(matrix.over(a).transpose(), a.T)


@given(data=st.data(), rows=SIDES, cols=SIDES, factor=ANY_NUMBER)
def test_scale(matrix: Any, data: st.DataObject, rows: int, cols: int, factor: float) -> None:
    a = data.draw(tables(rows, cols, ANY_NUMBER))
    with np.errstate(all="ignore"):
        expected = a * factor
    matrix.over(a).scale(factor)
    np.testing.assert_array_equal(a, expected)


@given(data=st.data(), rows=SIDES, cols=SIDES)
def test_a_view_of_a_part_leaves_the_rest_alone(
    matrix: Any, data: st.DataObject, rows: int, cols: int
) -> None:
    whole = data.draw(tables(8, 9, WHOLE))
    top, left = data.draw(st.integers(0, 8 - rows)), data.draw(st.integers(0, 9 - cols))
    expected = whole.copy()
    expected[top : top + rows, left : left + cols] *= 3
    matrix.over(whole[top : top + rows, left : left + cols]).scale(3)
    np.testing.assert_array_equal(whole, expected)


@given(data=st.data(), rows=SIDES, cols=SIDES)
def test_lists_and_single_numbers(matrix: Any, data: st.DataObject, rows: int, cols: int) -> None:
    a = data.draw(tables(rows, cols, WHOLE)).tolist()
    made = matrix.from_rows(a)
    assert made.tolist() == a
    for i in range(rows):
        for j in range(cols):
            assert made[i, j] == a[i][j]
            made[i, j] = i - j
    assert made.tolist() == [[float(i - j) for j in range(cols)] for i in range(rows)]


def test_a_new_matrix_is_full_of_zeros(matrix: Any) -> None:
    made = matrix(2, 3)
    assert made.shape == (2, 3)
    assert made.tolist() == [[0.0] * 3] * 2


# --- Errors ------------------------------------------------------------------------------


def test_sides_out_of_range(matrix: Any) -> None:
    most = matrix.max_dim()
    for rows, cols in [(0, 1), (1, 0), (most + 1, 1), (1, most + 1)]:
        with pytest.raises(ValueError, match="too few or too many rows or columns"):
            matrix(rows, cols)
    matrix(most, 1)
    with pytest.raises(OverflowError):
        matrix(-1, 1)
    with pytest.raises(TypeError):
        matrix(1.5, 1)


def test_shapes_that_do_not_fit(matrix: Any) -> None:
    a, b = matrix(2, 3), matrix(2, 2)
    for wrong in (lambda: a + b, lambda: a @ b, lambda: a.transpose_into(b)):
        with pytest.raises(ValueError, match="do not fit together"):
            wrong()


def test_a_result_that_overlaps_is_refused(matrix: Any) -> None:
    whole = np.arange(20.0).reshape(4, 5)
    before = whole.copy()
    square = matrix.over(whole[:, :4])
    lib, handle = matrix.lib, square._handle()
    shifted = matrix.over(whole[:, 1:])._handle()
    with pytest.raises(ValueError, match="still needed"):
        square.transpose_into(square)
    assert lib.matrix_multiply(handle, handle, handle) == lib.MATRIX_ERROR_OVERLAP
    assert lib.matrix_add(handle, handle, shifted) == lib.MATRIX_ERROR_OVERLAP
    np.testing.assert_array_equal(whole, before)
    assert lib.matrix_add(handle, handle, handle) == lib.MATRIX_OK  # in place: each once
    np.testing.assert_array_equal(whole[:, :4], 2 * before[:, :4])


def test_no_memory_left(matrix: Any) -> None:
    with pytest.raises(MemoryError):
        matrix._check(matrix.lib.MATRIX_ERROR_MEMORY)


@pytest.mark.parametrize("place", [(-1, 0), (0, -1), (2, 0), (0, 3)])
def test_places_outside(matrix: Any, place: tuple[int, int]) -> None:
    made = matrix(2, 3)
    with pytest.raises(IndexError):
        made[place]
    with pytest.raises(IndexError):
        made[place] = 1.0


def test_every_status_has_words(matrix: Any) -> None:
    names = re.findall(r"\b(MATRIX_OK|MATRIX_ERROR_\w+)\b,?", enum_text())
    texts = []
    for number, name in enumerate(names):
        assert getattr(matrix.lib, name) == number
        texts.append(matrix.ffi.string(matrix.lib.matrix_strerror(number)))
    assert len(set(texts)) == 5
    assert b"unknown status" not in texts


def enum_text() -> str:
    return (HERE / "matrix.h").read_text().partition("enum")[2].partition("}")[0]


def test_rows_of_unequal_length(matrix: Any) -> None:
    for wrong in ([[1.0], [1.0, 2.0]], []):
        with pytest.raises(ValueError, match="equal length"):
            matrix.from_rows(wrong)


# --- NumPy arrays, in and out without copies ---------------------------------------------


def test_arrays_that_do_not_fit_are_refused(matrix: Any) -> None:
    good = np.arange(12.0).reshape(3, 4)
    read_only = good.copy()
    read_only.flags.writeable = False
    swapped = good.astype(good.dtype.newbyteorder())
    for wrong in (good.astype(np.float32), good.astype(np.int64), swapped):
        with pytest.raises(TypeError, match="need an array of float64"):
            matrix.over(wrong)
    with pytest.raises(TypeError, match="read-only"):
        matrix.over(read_only)
    odd = np.frombuffer(bytearray(8 * 12 + 1), np.uint8)[1:].view(np.float64).reshape(3, 4)
    with pytest.raises(TypeError, match="aligned"):
        matrix.over(odd)  # no number lies where a double must begin
    for wrong in (good[0], good[:0], good[:, :0], good.reshape(3, 2, 2)):
        with pytest.raises(ValueError, match="rows and columns"):
            matrix.over(wrong)
    for wrong in (good.T, good[:, ::2], good[::-1], good.copy("F")):
        with pytest.raises(ValueError, match="strides"):
            matrix.over(wrong)


def test_one_row_and_one_column_fit_however_they_are_turned(matrix: Any) -> None:
    whole = np.arange(12.0).reshape(3, 4)
    row, column = whole[1:2], whole[:, 1:2]
    assert matrix.over(row.T).tolist() == row.T.tolist()  # a column, its numbers side by side
    assert matrix.over(column).tolist() == column.tolist()
    assert matrix.over(whole[::-1][:1]).tolist() == [[8.0, 9.0, 10.0, 11.0]]
    with pytest.raises(ValueError, match="strides"):
        matrix.over(column.T)  # a row, with other numbers between


def test_a_view_keeps_the_array_alive(matrix: Any) -> None:
    view = matrix.over(np.full((2, 2), 7.0))
    gc.collect()
    assert view.tolist() == [[7.0, 7.0], [7.0, 7.0]]


def test_an_array_keeps_the_matrix_alive(matrix: Any) -> None:
    made = matrix.from_rows([[1.0, 2.0], [3.0, 4.0]])
    array, part = made.array(), made.array()[:, 1]
    made[0, 1] = 20.0
    assert array[0, 1] == part[0] == 20.0
    array[1, 1] = 40.0
    assert made[1, 1] == 40.0
    del made, array
    gc.collect()
    assert part.tolist() == [20.0, 40.0]


def test_the_array_interface_is_what_its_description_allows(module: ModuleType) -> None:
    """The byte order is "<", ">" or "|", and not NumPy's own "="; Pillow for one insists."""
    made = module.Matrix(2, 3)
    interface = matrix_class._Export(made).__array_interface__
    assert interface["typestr"] == np.dtype(np.float64).str
    assert re.fullmatch(r"[<>|]f8", interface["typestr"])


class Other:
    """Knows how to add itself to anything."""

    def __radd__(self, other: object) -> str:
        return "other"

    __rmatmul__ = __radd__


def test_what_is_no_matrix_may_answer_itself(matrix: Any) -> None:
    made = matrix(2, 2)
    for wrong in (1, 1.5, "text", None):
        with pytest.raises(TypeError, match="unsupported operand"):
            made + wrong
        with pytest.raises(TypeError, match="unsupported operand"):
            made @ wrong
    assert made + Other() == made @ Other() == "other"


# --- Closing -----------------------------------------------------------------------------


def test_close(matrix: Any) -> None:
    with matrix(2, 2) as made:
        made[0, 0] = 1.0
    made.close()
    assert "closed" in repr(made)
    for use in (lambda: made[0, 0], made.tolist, made.array, lambda: made + made):
        with pytest.raises(ValueError, match="closed"):
            use()


def test_close_waits_for_arrays(matrix: Any) -> None:
    made = matrix(2, 2)
    array = made.array()
    with pytest.raises(BufferError):
        made.close()
    assert array.tolist() == [[0.0, 0.0], [0.0, 0.0]]
    del array
    made.close()


def test_a_view_is_left_alone_by_free(matrix: Any) -> None:
    view = matrix.over(np.ones((2, 2)))
    matrix.lib.matrix_free(view._handle())
    matrix.lib.matrix_free(matrix.ffi.NULL)
    assert view.tolist() == [[1.0, 1.0], [1.0, 1.0]]


def all_calls(matrix: Any, array: Table) -> None:
    """Each method once, errors included."""
    with matrix(2, 2) as made, matrix.over(array) as view:
        made[0, 0] = view[0, 1]
        view.scale(1.0)
        made.array()
        (made + view @ view).transpose().tolist()
    for wrong in (lambda: matrix(0, 1), lambda: matrix.over(array.T), lambda: made.tolist()):
        with pytest.raises(ValueError, match=r"rows|strides|closed"):
            wrong()


def test_references_balance(matrix: Any) -> None:
    array = np.ones((2, 2))
    for _ in range(20):
        all_calls(matrix, array)
    gc.collect()
    before = sys.getallocatedblocks(), sys.getrefcount(array)
    for _ in range(300):
        all_calls(matrix, array)
    gc.collect()
    after = sys.getallocatedblocks(), sys.getrefcount(array)
    assert after[0] - before[0] < 100
    assert after[1] == before[1]


# --- What each mode knows ----------------------------------------------------------------


def test_what_the_modes_know(module: ModuleType) -> None:
    api = "_api" in module.__name__
    assert hasattr(module.lib, "matrix_get") == api  # static inline: in no library
    assert hasattr(module.lib, "MATRIX_VERSION") == api  # a macro: in no library
    assert api or module.ffi.sizeof("matrix") == 40
    assert "is_view" not in dict(module.ffi.typeof("matrix").fields) or not api


def test_docstrings(matrix: Any) -> None:
    assert matrix.__doc__
    for name, method in inspect.getmembers(matrix, inspect.isroutine):
        assert name.startswith("_") or method.__doc__, name


@pytest.mark.parametrize("row", BINDINGS, ids=lambda row: row["module"])
def test_the_files_in_the_list_exist(row: dict[str, Any]) -> None:
    assert all((HERE / name).is_file() for name in row["files"])
