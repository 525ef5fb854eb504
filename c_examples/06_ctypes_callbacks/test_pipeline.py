"""One suite for both bindings: a pipeline in C must do what a pipeline in Python does."""

import contextlib
import gc
import importlib
import inspect
import math
import threading
import tomllib
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pipeline_errors import PipelineError, Status

HERE = Path(__file__).resolve().parent
BINDINGS: list[dict[str, Any]] = tomllib.loads((HERE / "bindings.toml").read_text())["binding"]
MAX_STAGES = 32


def load(module: str) -> ModuleType:
    try:
        return importlib.import_module(module)
    except (ImportError, OSError) as error:
        pytest.fail(f"{module} cannot be imported. Did you run `make` in {HERE}?\n{error}")


@pytest.fixture(params=BINDINGS, ids=lambda binding: binding["module"])
def binding(request: pytest.FixtureRequest) -> Iterator[ModuleType]:
    """Each in turn. No pipeline may be left over."""
    module = load(request.param["module"])
    before = module.live()
    yield module
    if module.live() != before:
        gc.collect()  # a traceback may have kept one
    assert module.live() == before


@contextlib.contextmanager
def refused(status: Status) -> Iterator[None]:
    """The library must refuse, with this status."""
    with pytest.raises(PipelineError) as raised:
        yield
    assert raised.value.status is status
    assert str(raised.value) not in ("", "unknown status", "no error")


# --- What it must do -------------------------------------------------------------------


# --8<-- [start:model]
def model(stages: list[tuple[str, Any]], values: list[float]) -> list[float]:
    """What comes out of a pipeline, in Python."""
    results = []
    for value in values:
        for kind, function in stages:
            if kind == "map":
                value = function(value)
            elif kind == "filter" and not function(value):
                break
            elif kind == "until" and function(value):
                return results
        else:
            results.append(value)
    return results


BUILTIN = {
    "square": ("map", lambda value: value * value),
    "positive": ("filter", lambda value: value > 0),
    "until_zero": ("until", lambda value: value == 0),
}
stages = st.lists(
    st.tuples(st.just("map"), st.sampled_from([abs, math.floor, lambda value: value / 3]))
    | st.tuples(
        st.sampled_from(["filter", "until"]), st.floats(-100, 100).map(lambda edge: edge.__lt__)
    )
    | st.tuples(st.just("builtin"), st.sampled_from([*BUILTIN])),
    max_size=6,
)
# --8<-- [end:model]


# --8<-- [start:property]
@settings(max_examples=60, deadline=None)
@given(stages=stages, values=st.lists(st.floats(-100, 100), max_size=30), data=st.data())
def check(module: ModuleType, stages: Any, values: list[float], data: st.DataObject) -> None:
    """Run the same stages in C and in Python, before and after one of them is removed."""
    with module.Pipeline() as line:
        for kind, what in stages:
            getattr(line, kind)(what)
        plain = [BUILTIN[what] if kind == "builtin" else (kind, what) for kind, what in stages]
        for _ in range(2):
            assert line.run(values) == line.run(values) == model(plain, values)
            size = data.draw(st.integers(1, 9))
            blocks = [values[at : at + size] for at in range(0, len(values), size)]
            assert line.pull([[], *blocks], len(values)) == model(plain, values)
            line.start(values)
            assert line.wait() == model(plain, values)
            if plain:
                index = data.draw(st.integers(0, len(plain) - 1))
                line.remove(index)
                del plain[index]
            assert len(line) == len(plain)


# --8<-- [end:property]


def test_it_does_what_the_model_does(binding: ModuleType) -> None:
    check(binding)


# --- The edges -------------------------------------------------------------------------


def test_there_is_room_for_so_many_stages(binding: ModuleType) -> None:
    with binding.Pipeline() as line:
        for _ in range(MAX_STAGES):
            line.map(lambda value: value + 1)
        with refused(Status.FULL):
            line.map(abs)
        with refused(Status.FULL):
            line.builtin("square")
        assert line.run([1]) == [33]
        for index in (MAX_STAGES, -1, 2**64):
            with pytest.raises(IndexError):
                line.remove(index)
        assert len(line) == MAX_STAGES


def test_more_results_than_room(binding: ModuleType) -> None:
    with binding.Pipeline() as line:
        assert line.pull([[1, 2], [3]], 3) == [1, 2, 3]
        with refused(Status.FULL):
            line.pull([[1, 2], [3]], 2)
        assert line.pull([], 0) == []
        assert line.pull([[], [4]], 1) == [4]


def test_a_source_is_not_asked_after_the_end(binding: ModuleType) -> None:
    asked = []

    def blocks() -> Iterator[list[float]]:
        for first in (1.0, 0.0, 5.0):
            asked.append(first)
            yield [first, first]

    with binding.Pipeline() as line:
        line.builtin("until_zero")
        assert line.pull(blocks(), 9) == [1, 1]
    assert asked == [1, 0]


@pytest.mark.parametrize("name", ["", "squares", "é"])
def test_stages_that_do_not_exist(binding: ModuleType, name: str) -> None:
    with binding.Pipeline() as line:
        with pytest.raises(ValueError, match="no stage is called"):
            line.builtin(name)
        with pytest.raises(ValueError, match="null"):
            line.builtin("square\0d")
        assert len(line) == 0


# --- Exceptions ------------------------------------------------------------------------


class Unhappy(BaseException):
    """No Exception, like KeyboardInterrupt."""


def ways(line: Any) -> dict[str, Callable[[list[float]], Any]]:
    """Each way to run a pipeline."""

    def in_background(values: list[float]) -> Any:
        line.start(values)
        return line.wait()

    return {"run": line.run, "pull": lambda v: line.pull([v], 9), "start": in_background}


@pytest.mark.parametrize("way", ["run", "pull", "start"])
def test_what_a_stage_raises_is_raised_and_ends_the_run(binding: ModuleType, way: str) -> None:
    called = []

    def picky(value: float) -> float:
        called.append(value)
        if value == 2:
            raise Unhappy
        return value

    with binding.Pipeline() as line:
        line.map(picky)
        run = ways(line)[way]
        with pytest.raises(Unhappy) as raised:
            run([1, 2, 3])
        assert raised.traceback[-1].name == "picky"
        assert called == [1, 2]
        assert run([5]) == [5]  # nothing is left of it


def test_what_a_source_raises(binding: ModuleType) -> None:
    def blocks() -> Iterator[list[float]]:
        yield [1]
        raise Unhappy

    with binding.Pipeline() as line:
        with pytest.raises(Unhappy):
            line.pull(blocks(), 5)
        with pytest.raises(TypeError):
            line.pull([["one"]], 5)
        assert line.pull([[1]], 5) == [1]


def test_what_a_stage_may_not_return(binding: ModuleType) -> None:
    with binding.Pipeline() as line:
        line.map(lambda value: "one")
        with pytest.raises(TypeError):
            line.run([1])
        line.remove(0)
        line.map(lambda value: 10**400)
        with pytest.raises(OverflowError):
            line.run([1])


# --- Re-entry, and a thread of C's -----------------------------------------------------


def test_a_running_pipeline_cannot_be_changed(binding: ModuleType) -> None:
    with binding.Pipeline() as line:
        tries = [
            *(line.close, lambda: line.map(abs), lambda: line.remove(0)),
            *(lambda: line.run([1]), lambda: line.start([1]), lambda: line.pull([[1]], 1)),
        ]
        busy = []

        def meddle(value: float) -> float:
            for attempt in tries:
                with refused(Status.BUSY):
                    attempt()
                busy.append(attempt)
            return value

        line.map(meddle)
        for run in ways(line).values():
            assert run([1.0]) == [1.0]
        assert len(busy) == 3 * len(tries)


def test_a_stage_may_run_another_pipeline(binding: ModuleType) -> None:
    with binding.Pipeline() as outer, binding.Pipeline() as inner:
        inner.builtin("square")
        outer.map(lambda value: inner.run([value])[0] + 1)
        assert outer.run([2, 3]) == [5, 10]


def test_a_run_in_the_background(binding: ModuleType) -> None:
    go, names = threading.Event(), []

    def slow(value: float) -> float:
        assert go.wait(20)
        names.append(threading.get_ident())
        return value

    with binding.Pipeline() as line:
        line.map(slow)
        with pytest.raises(RuntimeError, match="nothing was started"):
            line.wait()
        line.start([1, 2], lambda: names.append(threading.get_ident()))
        with refused(Status.BUSY):
            line.map(abs)
        with refused(Status.BUSY):
            line.run([1])
        go.set()
        assert line.wait() == [1, 2]
        assert len(names) == 3
        assert threading.get_ident() not in names


def test_what_is_raised_at_the_end_of_a_run(binding: ModuleType) -> None:
    def unhappy() -> None:
        raise Unhappy

    with binding.Pipeline() as line:
        line.start([1], unhappy)
        with pytest.raises(Unhappy):
            line.wait()


def test_close_waits(binding: ModuleType) -> None:
    seen: list[float] = []
    line = binding.Pipeline()
    line.map(lambda value: seen.append(value) or value)
    line.start([1, 2, 3])
    line.close()
    assert seen == [1, 2, 3]


# --- Lifetime --------------------------------------------------------------------------


def test_close(binding: ModuleType) -> None:
    before = binding.live()
    line = binding.Pipeline()
    assert binding.live() == before + 1
    line.close()
    line.close()
    assert binding.live() == before
    for call in (lambda: line.run([1]), lambda: line.map(abs), line.wait, lambda: len(line)):
        with pytest.raises(ValueError, match="closed"):
            call()


def function_and_watch() -> tuple[Any, "weakref.ref[Any]"]:
    """A function, and how to see whether it still exists."""

    def function(value: float) -> float:
        return value + 1

    return function, weakref.ref(function)


def test_a_stage_lives_as_long_as_c_has_it(binding: ModuleType) -> None:
    line = binding.Pipeline()
    functions = [function_and_watch() for _ in range(3)]
    watches = [watch for _, watch in functions]
    for function, _ in functions:
        line.map(function)
    del functions, function
    gc.collect()
    assert line.run([1]) == [4]
    line.remove(1)
    gc.collect()
    assert [watch() is None for watch in watches] == [False, True, False]
    assert line.run([1]) == [3]
    line.close()
    gc.collect()
    assert all(watch() is None for watch in watches)


def test_a_refused_stage_is_not_kept(binding: ModuleType) -> None:
    with binding.Pipeline() as line:
        for _ in range(MAX_STAGES):
            line.builtin("square")
        function, watch = function_and_watch()
        with refused(Status.FULL):
            line.map(function)
        del function
        gc.collect()
        assert watch() is None


def test_one_that_nobody_closes_is_freed_with_its_object(binding: ModuleType) -> None:
    before = binding.live()
    line = binding.Pipeline()
    line.map(abs)
    del line
    assert binding.live() == before  # at once: there is no circle


def test_one_whose_stage_knows_it_is_freed_too(binding: ModuleType) -> None:
    before = binding.live()
    line = binding.Pipeline()
    line.map(lambda value, line=line: value + len(line))
    del line
    gc.collect()
    assert binding.live() == before


def test_one_that_was_started_lives_until_it_was_waited_for(binding: ModuleType) -> None:
    before = binding.live()
    line = binding.Pipeline()
    line.map(lambda value: value)
    line.start([1.0] * 1000)
    watch = weakref.ref(line)
    del line
    gc.collect()
    again = watch()
    assert again is not None
    assert len(again.wait()) == 1000
    del again
    assert binding.live() == before


# --- Types, names, words ---------------------------------------------------------------


def test_what_comes_back_has_the_right_type(binding: ModuleType) -> None:
    with binding.Pipeline() as line:
        got: list[type] = []
        line.map(lambda value: got.append(type(value)) or 1)
        assert [type(value) for value in line.run([1])] == [float]
        assert got == [float]
        assert type(len(line)) is int


def test_both_bindings_offer_the_same_documented_things() -> None:
    first, second = (load(row["module"]) for row in BINDINGS)

    def offered(thing: Any) -> dict[str, str | None]:
        names = [name for name in vars(thing) if not name.startswith("_")]
        return {name: inspect.getdoc(getattr(thing, name)) for name in names}

    assert offered(first.Pipeline) == offered(second.Pipeline)
    assert all(offered(first.Pipeline).values())
    assert inspect.getdoc(first.live) == inspect.getdoc(second.live)


@pytest.mark.parametrize("row", BINDINGS, ids=lambda row: row["module"])
def test_the_files_in_the_list_exist(row: dict[str, Any]) -> None:
    assert all((HERE / name).is_file() for name in row["files"])
