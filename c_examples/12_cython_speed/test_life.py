"""One suite for all bindings, and for the ways to compute a step: each must agree with a model."""

import gc
import importlib
import importlib.util
import os
import signal
import sys
import threading
import tomllib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

HERE = Path(__file__).resolve().parent
BINDINGS: list[dict[str, Any]] = tomllib.loads((HERE / "bindings.toml").read_text())["binding"]
OTHERS = ("life_numpy.step_slices", "life_numpy.step_convolution", "life_python.step")
STEPS = tuple(f"steps_cython.step{number}" for number in range(1, 7))
Rows = list[list[int]]
Step = Callable[[Any, Any], None]


@pytest.fixture(scope="module", params=BINDINGS, ids=lambda binding: binding["module"])
def binding(request: pytest.FixtureRequest) -> ModuleType:
    """Each binding in turn."""
    module = request.param["module"]
    try:
        return importlib.import_module(module)
    except (ImportError, OSError) as error:
        pytest.fail(f"{module} cannot be imported. Did you run `make` in {HERE}?\n{error}")


# --8<-- [start:model]
@st.composite
def boards(draw: st.DrawFn) -> Rows:
    """Boards of 1 to 8 rows and 1 to 40 columns: all edges, and rows wide enough for vectors."""
    rows, cols = draw(st.integers(1, 8)), draw(st.integers(1, 40))
    row = st.lists(st.integers(0, 1), min_size=cols, max_size=cols)
    return draw(st.lists(row, min_size=rows, max_size=rows))


def model(board: Rows) -> Rows:
    """The rules, as one tells them."""
    rows, cols = len(board), len(board[0])
    around = [(dr, dc) for dr in (-1, 0, 1) for dc in (-1, 0, 1) if (dr, dc) != (0, 0)]

    def lives(r: int, c: int) -> int:
        n = sum(board[(r + dr) % rows][(c + dc) % cols] for dr, dc in around)
        return int(n == 3 or (n == 2 and board[r][c] == 1))

    return [[lives(r, c) for c in range(cols)] for r in range(rows)]


# --8<-- [end:model]


def bytes_of(board: Rows) -> NDArray[np.uint8]:
    return np.array(board, dtype=np.uint8)


# --8<-- [start:property]
@given(board=boards())
@settings(deadline=None)
def test_one_generation_is_the_models(binding: ModuleType, board: Rows) -> None:
    now = bytes_of(board)
    after = np.full_like(now, 7)
    binding.step(now, after)
    assert after.tolist() == model(board)
    assert now.tolist() == board  # only read


# --8<-- [end:property]


@given(board=boards(), generations=st.integers(0, 4), threads=st.integers(1, 5))
@settings(deadline=None, max_examples=50)
def test_several_generations(
    binding: ModuleType, board: Rows, generations: int, threads: int
) -> None:
    wanted, now = board, bytes_of(board)
    for _ in range(generations):
        wanted = model(wanted)
    binding.run(now, generations, threads)
    assert now.tolist() == wanted


@pytest.mark.parametrize("name", [*OTHERS, *STEPS])
@given(board=boards())
@settings(deadline=None, max_examples=50)
def test_each_way_to_compute_a_step(name: str, board: Rows) -> None:
    module, _, function = name.partition(".")
    step: Step = getattr(importlib.import_module(module), function)
    lists = "python" in name or name[-1] in "12"
    now: Any = board if lists else bytes_of(board)
    after: Any = [[7] * len(row) for row in board] if lists else np.full_like(now, 7)
    step(now, after)
    assert (after if lists else after.tolist()) == model(board)


def test_the_first_step_is_plain_python() -> None:
    def body(file: str) -> str:
        text = (HERE / file).read_text()
        begin = text.index("rows, cols = len(now)")
        return "".join(
            text[begin : text.index("== 3)", begin)].replace("  # fmt: skip", "").split()
        )

    plain = body("life_python.py").replace("#row-1isthelastone", "")
    assert body("steps_cython.pyx") == plain


def test_a_glider_comes_home(binding: ModuleType) -> None:
    board = np.zeros((16, 24), dtype=np.uint8)
    board[:3, :3] = [[0, 1, 0], [0, 0, 1], [1, 1, 1]]
    begin = board.copy()
    binding.run(board, 4)
    assert (board == np.roll(begin, (1, 1), (0, 1))).all()
    binding.run(board, 4 * 48 - 4, 2)  # 48 is the first multiple of both 16 and 24
    assert (board == begin).all()


# --- What is no board -------------------------------------------------------------------


def good() -> NDArray[np.uint8]:
    return np.ones((4, 6), dtype=np.uint8)


@pytest.mark.parametrize(
    "bad",
    [
        np.ones((4, 6), dtype=np.int64),
        np.ones((4, 6), dtype=np.int8),
        np.ones(24, dtype=np.uint8),
        np.ones((4, 6, 1), dtype=np.uint8),
        np.ones((4, 12), dtype=np.uint8)[:, ::2],
        np.ones((6, 4), dtype=np.uint8).T,
        np.ones((0, 6), dtype=np.uint8),
        np.ones((4, 0), dtype=np.uint8),
        b"bytes without a shape",
    ],
    ids=lambda bad: f"{getattr(bad, 'dtype', 'bytes')}{getattr(bad, 'shape', '')}",
)
def test_what_is_no_board_is_refused(binding: ModuleType, bad: Any) -> None:
    for call in (
        lambda: binding.step(bad, good()),
        lambda: binding.step(good(), bad),
        lambda: binding.run(bad),
    ):
        with pytest.raises((ValueError, BufferError)):
            call()


@pytest.mark.parametrize("bad", [None, 7, "text", [[0, 1]]], ids=repr)
def test_what_is_no_buffer_is_refused(binding: ModuleType, bad: Any) -> None:
    with pytest.raises((TypeError, AttributeError)):
        binding.step(bad, good())
    with pytest.raises((TypeError, AttributeError)):
        binding.run(bad)


def test_shapes_must_agree(binding: ModuleType) -> None:
    for shape in ((4, 5), (3, 6), (6, 4), (5, 6)):
        with pytest.raises(ValueError, match="different shapes"):
            binding.step(good(), np.zeros(shape, dtype=np.uint8))


def test_threads_are_one_or_more(binding: ModuleType) -> None:
    for threads in (0, -1):
        with pytest.raises(ValueError, match="1 or more"):
            binding.run(good(), 1, threads)


def test_a_read_only_board_can_be_read(binding: ModuleType) -> None:
    fixed, after = good(), good()
    fixed.flags.writeable = False
    binding.step(fixed, after)
    assert after.sum() == 0
    for call in (lambda: binding.step(after, fixed), lambda: binding.run(fixed)):
        with pytest.raises((ValueError, BufferError), match=r"read-only|writable"):
            call()


def test_boards_that_share_memory_are_refused(binding: ModuleType) -> None:
    if binding.__name__ == "life_pure_cython":  # it has no addresses to compare
        return
    memory = np.zeros((9, 6), dtype=np.uint8)
    for first in (0, 3):
        with pytest.raises(ValueError, match="share memory"):
            binding.step(memory[first : first + 4], memory[1:5])
    binding.step(memory[:4], memory[4:8])


def test_other_buffers_than_numpys(binding: ModuleType) -> None:
    now = memoryview(bytes([1] * 24)).cast("B", (4, 6))
    after = memoryview(bytearray(24)).cast("B", (4, 6))
    binding.step(now, after)
    assert bytes(after) == bytes(24)


def test_any_byte_does_no_harm(binding: ModuleType) -> None:
    now = np.arange(256, dtype=np.uint8).reshape(16, 16)
    binding.step(now, np.empty_like(now))
    binding.run(now, 3, 2)
    assert set(now.ravel().tolist()) <= {0, 1}


# --- Signals and references -------------------------------------------------------------


class StopError(Exception):
    """What the handler of this file raises."""


def test_a_signal_stops_a_long_run(binding: ModuleType) -> None:
    board = np.zeros((64, 64), dtype=np.uint8)
    board[:3, :3] = [[0, 1, 0], [0, 0, 1], [1, 1, 1]]

    def stop(*_: object) -> None:
        raise StopError

    before = signal.signal(signal.SIGALRM, stop)
    timer = threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGALRM))
    timer.start()
    try:
        with pytest.raises(StopError):
            binding.run(board, 10**12)
    finally:
        timer.join()
        signal.signal(signal.SIGALRM, before)
    assert board.sum() == 5  # a glider of some generation, whole


def test_references_balance(binding: ModuleType) -> None:
    now, after, bad = good(), good(), np.ones((4, 6))
    watched = (now, after, bad)

    def everything() -> None:
        binding.step(now, after)
        binding.run(now, 2, 1)
        for wrong in (bad, None, now[:, ::2], now[:2]):
            with pytest.raises((TypeError, ValueError, BufferError, AttributeError)):
                binding.step(wrong, after)

    for _ in range(50):
        everything()
    gc.collect()
    counts = [sys.getrefcount(thing) for thing in watched]
    for _ in range(200):
        everything()
    gc.collect()
    assert [sys.getrefcount(thing) for thing in watched] == counts


def test_the_file_of_the_pure_mode_runs_without_a_compiler() -> None:
    name, file = "life_uncompiled", HERE / "life_pure_cython.py"
    spec = importlib.util.spec_from_file_location(name, file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    board = np.zeros((5, 5), dtype=np.uint8)
    board[2, 1:4] = 1
    module.run(board, 3)
    assert board[:, 2].tolist() == [0, 1, 1, 1, 0]


@pytest.mark.parametrize("row", BINDINGS, ids=lambda row: row["module"])
def test_the_files_in_the_list_exist(row: dict[str, Any]) -> None:
    assert all((HERE / name).is_file() for name in row["files"])
