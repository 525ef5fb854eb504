"""One suite for both bindings: a stopwatch in C must do what a stopwatch in Python does."""

import contextlib
import errno
import gc
import importlib
import inspect
import math
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from stopwatch_errors import Status, StopwatchError

HERE = Path(__file__).resolve().parent
BINDINGS: list[dict[str, Any]] = tomllib.loads((HERE / "bindings.toml").read_text())["binding"]
NS_MAX = 2**63 - 1
MAX_LAPS = 65536


def load(module: str) -> ModuleType:
    try:
        return importlib.import_module(module)
    except (ImportError, OSError) as error:
        pytest.fail(f"{module} cannot be imported. Did you run `make` in {HERE}?\n{error}")


@pytest.fixture(params=BINDINGS, ids=lambda binding: binding["module"])
def binding(request: pytest.FixtureRequest) -> Iterator[ModuleType]:
    """Each in turn. No stopwatch may be left over."""
    module = load(request.param["module"])
    before = module.live()
    yield module
    module.set_test_clock(None)
    if module.live() != before:
        gc.collect()  # a traceback may have kept one
    assert module.live() == before


@contextlib.contextmanager
def refused(status: Status) -> Iterator[None]:
    """The library must refuse, with this status."""
    with pytest.raises(StopwatchError) as raised:
        yield
    assert raised.value.status is status
    assert str(raised.value) not in ("", "unknown status", "no error")


# --- What it must do -------------------------------------------------------------------


# --8<-- [start:model]
class Model:
    """A stopwatch in Python. `now` is what the clock shows."""

    def __init__(self) -> None:
        self.label = ""
        self.reset()

    def reset(self) -> None:
        """Forget everything but the label."""
        self.started: int | None = None
        self.ran = self.added = self.marked = 0
        self.laps: list[int] = []

    def ran_until(self, now: int) -> int:
        """How long it has run in all."""
        return self.ran + (now - self.started if self.started is not None else 0)

    def elapsed(self, now: int) -> int:
        """What it shows."""
        return max(0, min(self.ran_until(now) + self.added, NS_MAX))


# --8<-- [end:model]


# --8<-- [start:machine]
class Machine(RuleBasedStateMachine):
    """Presses the buttons of a C stopwatch and of the model, in any order."""

    module: ModuleType

    def __init__(self) -> None:
        super().__init__()
        self.now = 0
        self.module.set_test_clock(0)
        self.watch = self.module.Stopwatch()
        self.model = Model()

    @rule(pause=st.integers(0, 10**13))
    def wait(self, pause: int) -> None:
        """Let time pass."""
        self.now += pause
        self.module.set_test_clock(self.now)

    @rule()
    def start(self) -> None:
        """Start both."""
        if self.model.started is not None:
            with refused(Status.RUNNING):
                self.watch.start()
        else:
            self.watch.start()
            self.model.started = self.now

    # --8<-- [end:machine]

    @rule()
    def stop(self) -> None:
        """Stop both."""
        if self.model.started is None:
            with refused(Status.STOPPED):
                self.watch.stop()
        else:
            self.watch.stop()
            self.model.ran, self.model.started = self.model.ran_until(self.now), None

    @rule()
    def lap(self) -> None:
        """Record a lap with both."""
        if self.model.started is None:
            with refused(Status.STOPPED):
                self.watch.lap()
        else:
            self.watch.lap()
            ran = self.model.ran_until(self.now)
            self.model.laps.append(ran - self.model.marked)
            self.model.marked = ran

    @rule(milliseconds=st.integers(-(2**31), 2**31 - 1))
    def add(self, milliseconds: int) -> None:
        """Add a penalty or a credit to both."""
        added = self.model.added + milliseconds * 10**6
        if self.model.ran_until(self.now) + added < 0:
            with refused(Status.RANGE):
                self.watch.add_ms(milliseconds)
        else:
            self.watch.add_ms(milliseconds)
            self.model.added = added

    @precondition(lambda self: self.model.laps or self.model.added)
    @rule()
    def reset(self) -> None:
        """Reset both."""
        self.watch.reset()
        self.model.reset()

    @rule(label=st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=80))
    def write(self, label: str) -> None:
        """Label both."""
        if len(label.encode()) > 63:
            with refused(Status.FULL):
                self.watch.label = label
        else:
            self.watch.label = self.model.label = label

    @invariant()
    def same(self) -> None:
        """After each step, both show the same."""
        elapsed = self.model.elapsed(self.now)
        running = self.model.started is not None
        assert self.watch.running is running
        assert self.watch.elapsed_ns == elapsed
        assert self.watch.laps == tuple(self.model.laps)
        assert self.watch.label == self.model.label
        assert self.watch.symbol == (">" if running else "=" if elapsed else "0")
        for unit, divisor in (("s", 1), ("m", 60), ("h", 3600)):
            assert self.watch.elapsed_in(unit) == elapsed / 1e9 / divisor

    def teardown(self) -> None:
        """At the end, give the C stopwatch back."""
        self.watch.close()


def test_it_does_what_the_model_does(binding: ModuleType) -> None:
    machine = type("BoundMachine", (Machine,), {"module": binding})
    machine.TestCase.settings = settings(max_examples=40, stateful_step_count=20, deadline=None)
    machine.TestCase("runTest").runTest()


# --- The edges -------------------------------------------------------------------------


def test_the_real_clock_goes_on(binding: ModuleType) -> None:
    with binding.Stopwatch() as watch:
        watch.start()
        first = watch.elapsed_ns
        while watch.elapsed_ns == first:
            pass
        watch.lap()
        watch.stop()
        assert 0 < watch.laps[0] <= watch.elapsed_ns < 60 * 10**9


def test_a_clock_that_goes_backwards_counts_as_standing(binding: ModuleType) -> None:
    binding.set_test_clock(1000)
    with binding.Stopwatch() as watch:
        watch.start()
        binding.set_test_clock(1500)
        watch.lap()
        binding.set_test_clock(10)
        watch.lap()
        assert watch.elapsed_ns == 0
        assert watch.laps == (500, 0)


def test_the_elapsed_time_stays_at_its_maximum(binding: ModuleType) -> None:
    with binding.Stopwatch() as watch:
        for _ in range(3):
            binding.set_test_clock(0)
            watch.start()
            binding.set_test_clock(NS_MAX)
            watch.stop()
        watch.add_ms(1)
        assert watch.elapsed_ns == NS_MAX


def test_there_is_room_for_so_many_laps(binding: ModuleType) -> None:
    binding.set_test_clock(0)
    with binding.Stopwatch() as watch:
        watch.start()
        for number in range(MAX_LAPS):
            if number % 1000 == 0:
                binding.set_test_clock(number)
            watch.lap()
        with refused(Status.FULL):
            watch.lap()
        assert sum(watch.laps) == watch.elapsed_ns == 65000
        watch.reset()
        assert watch.laps == ()


def test_numbers_that_do_not_fit(binding: ModuleType) -> None:
    with binding.Stopwatch() as watch:
        for number in (2**31, -(2**31) - 1, 2**32 + 5, 2**64, 10**400):
            with pytest.raises(OverflowError):
                watch.add_ms(number)
        assert watch.elapsed_ns == 0
    for number in (-1, 2**63, 10**400):
        with pytest.raises(OverflowError):
            binding.set_test_clock(number)


@pytest.mark.parametrize("unit", ["", "x", "hm", "S", "\0", "é"])
def test_units_that_do_not_exist(binding: ModuleType, unit: str) -> None:
    with binding.Stopwatch() as watch, pytest.raises(ValueError, match="unit must be"):
        watch.elapsed_in(unit)


# --- Text and files --------------------------------------------------------------------


def test_a_percent_sign_in_a_label_means_nothing(binding: ModuleType) -> None:
    with binding.Stopwatch("100 % %s %n") as watch:
        assert watch.label == "100 % %s %n"


def test_a_label_of_63_bytes(binding: ModuleType) -> None:
    with binding.Stopwatch("é" * 31 + "x") as watch:
        with refused(Status.FULL):
            watch.label = "é" * 32
        assert watch.label == "é" * 31 + "x"
    with refused(Status.FULL):
        binding.Stopwatch("x" * 64)


def test_a_null_byte_is_refused(binding: ModuleType) -> None:
    with binding.Stopwatch("before") as watch:
        with pytest.raises(ValueError, match="null"):
            watch.label = "ab\0cd"
        with pytest.raises(ValueError, match="null"):
            watch.save("ab\0cd")
        assert watch.label == "before"


def test_save(binding: ModuleType, tmp_path: Path) -> None:
    binding.set_test_clock(0)
    with binding.Stopwatch("Läufer 7") as watch:
        watch.start()
        for now in (5, 12):
            binding.set_test_clock(now)
            watch.lap()
        watch.save(tmp_path / "läufe.txt")
    assert (tmp_path / "läufe.txt").read_text("utf-8") == "Läufer 7\n5\n7\n"


def test_save_where_it_cannot(binding: ModuleType, tmp_path: Path) -> None:
    with binding.Stopwatch() as watch:
        with pytest.raises(FileNotFoundError) as raised:
            watch.save(tmp_path / "missing" / "laps.txt")
        assert raised.value.errno == errno.ENOENT
        assert raised.value.filename == str(tmp_path / "missing" / "laps.txt")
        with pytest.raises(IsADirectoryError):
            watch.save(str(tmp_path))


# --- Lifetime --------------------------------------------------------------------------


def test_close(binding: ModuleType) -> None:
    before = binding.live()
    watch = binding.Stopwatch()
    assert binding.live() == before + 1
    watch.close()
    watch.close()
    assert binding.live() == before
    for call in (watch.start, watch.stop, watch.lap, watch.reset, lambda: watch.label):
        with pytest.raises(ValueError, match="closed"):
            call()


def test_one_that_nobody_closes_is_freed_with_its_object(binding: ModuleType) -> None:
    before = binding.live()
    watch = binding.Stopwatch()
    watch.start()
    del watch
    gc.collect()
    assert binding.live() == before


def test_an_exception_closes_it_too(binding: ModuleType) -> None:
    before = binding.live()
    with contextlib.suppress(ZeroDivisionError), binding.Stopwatch() as watch:
        watch.start()
        raise ZeroDivisionError
    assert binding.live() == before


# --- Types, names, words ---------------------------------------------------------------


def test_what_comes_back_has_the_right_type(binding: ModuleType) -> None:
    with binding.Stopwatch("x") as watch:
        watch.start()
        watch.lap()
        assert type(watch.running) is bool
        assert type(watch.symbol) is str
        assert type(watch.laps[0]) is int
        assert type(watch.elapsed_ns) is int
        assert type(watch.elapsed_in("s")) is float
        assert not math.isnan(watch.elapsed_in("h"))
    assert binding.version() == "1.2"


def test_both_bindings_offer_the_same_documented_things() -> None:
    first, second = (load(row["module"]) for row in BINDINGS)

    def offered(thing: Any) -> dict[str, str | None]:
        names = [name for name in vars(thing) if not name.startswith("_")]
        return {name: inspect.getdoc(getattr(thing, name)) for name in names}

    assert offered(first.Stopwatch) == offered(second.Stopwatch)
    assert all(offered(first.Stopwatch).values())
    for name in ("version", "live", "set_test_clock"):
        assert inspect.getdoc(getattr(first, name)) == inspect.getdoc(getattr(second, name))


@pytest.mark.parametrize("row", BINDINGS, ids=lambda row: row["module"])
def test_the_files_in_the_list_exist(row: dict[str, Any]) -> None:
    assert all((HERE / name).is_file() for name in row["files"])
