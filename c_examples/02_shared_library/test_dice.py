"""One suite for both bindings: the dice of C fall as those of a model in Python do."""

import importlib
import inspect
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

HERE = Path(__file__).resolve().parent
BINDINGS: list[dict[str, Any]] = tomllib.loads((HERE / "bindings.toml").read_text())["binding"]
MASK = 2**64 - 1
MAX_SIDES, MAX_COUNT = 100_000, 10_000


def load(module: str) -> ModuleType:
    try:
        return importlib.import_module(module)
    except (ImportError, OSError) as error:
        pytest.fail(f"{module} cannot be imported. Did you run `make` in {HERE}?\n{error}")


@pytest.fixture(params=BINDINGS, ids=lambda binding: binding["module"], scope="module")
def dice(request: pytest.FixtureRequest) -> ModuleType:
    """Each binding in turn."""
    return load(request.param["module"])


# --- What it must do -------------------------------------------------------------------


# --8<-- [start:model]
class Model:
    """The same dice in Python, whose numbers have no end: 64 bits are cut by hand."""

    def __init__(self, seed: int) -> None:
        self.state, self.rolls = seed, 0

    def next(self) -> int:
        """The next number of 32 bits."""
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        mixed = self.state
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9 & MASK
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB & MASK
        return (mixed ^ (mixed >> 31)) >> 32

    def roll(self, sides: int) -> int:
        """One die."""
        self.rolls += 1
        fair = 2**32 - 1 - (2**32 - 1) % sides
        while (number := self.next()) >= fair:
            pass
        return number % sides + 1


# --8<-- [end:model]


# --8<-- [start:machine]
class Machine(RuleBasedStateMachine):
    """Seeds and rolls the dice of C and those of the model, in any order."""

    dice: ModuleType

    def __init__(self) -> None:
        super().__init__()
        self.seed(0)

    @rule(number=st.integers(0, 2**32 - 1))
    def seed(self, number: int) -> None:
        """Start both again."""
        self.dice.seed(number)
        self.model = Model(number)

    @rule(sides=st.integers(1, MAX_SIDES))
    def roll(self, sides: int) -> None:
        """Roll a die of both."""
        assert self.dice.roll(sides) == self.model.roll(sides)
        assert self.dice.rolls() == self.model.rolls

    @rule(count=st.integers(1, 40), sides=st.integers(1, MAX_SIDES))
    def total(self, count: int, sides: int) -> None:
        """Roll several."""
        expected = sum(self.model.roll(sides) for _ in range(count))
        assert self.dice.total(count, sides) == expected
        assert self.dice.rolls() == self.model.rolls

    # --8<-- [end:machine]


def test_it_rolls_what_the_model_rolls(dice: ModuleType) -> None:
    machine = type("BoundMachine", (Machine,), {"dice": dice})
    machine.TestCase.settings = settings(max_examples=40, stateful_step_count=20, deadline=None)
    machine.TestCase("runTest").runTest()


@given(st.integers(0, 2**32 - 1), st.integers(1, MAX_SIDES))
@settings(deadline=None)
def test_a_seed_gives_the_same_rolls_again(dice: ModuleType, seed: int, sides: int) -> None:
    dice.seed(seed)
    first = [dice.roll(sides) for _ in range(5)]
    dice.seed(seed)
    assert [dice.roll(sides) for _ in range(5)] == first


# --- The edges -------------------------------------------------------------------------


def test_each_side_comes_about_as_often(dice: ModuleType) -> None:
    dice.seed(1)
    rolls = [dice.roll() for _ in range(60_000)]
    for side in range(1, 7):
        assert 9_500 < rolls.count(side) < 10_500


def test_one_side_and_the_most_sides(dice: ModuleType) -> None:
    dice.seed(0)
    assert [dice.roll(1) for _ in range(10)] == [1] * 10
    assert dice.total(MAX_COUNT, 1) == MAX_COUNT
    assert all(1 <= dice.roll(MAX_SIDES) <= MAX_SIDES for _ in range(1000))


def test_the_largest_sum_fits(dice: ModuleType) -> None:
    dice.seed(0)
    sums = dice.total(MAX_COUNT, MAX_SIDES)
    assert MAX_COUNT * MAX_SIDES * 0.45 < sums < MAX_COUNT * MAX_SIDES * 0.55


@pytest.mark.parametrize("number", [0, -1, MAX_SIDES + 1, 2**31, 2**32 + 6, 10**400])
def test_dice_that_do_not_exist(dice: ModuleType, number: int) -> None:
    dice.seed(7)
    for call in (lambda: dice.roll(number), lambda: dice.total(1, number)):
        with pytest.raises(ValueError, match="sides must be 1 to 100000"):
            call()
    with pytest.raises(ValueError, match="count must be 1 to 10000"):
        dice.total(number, 6)
    assert dice.rolls() == 0


@pytest.mark.parametrize("number", [-1, 2**32, 2**64])
def test_seeds_that_do_not_fit(dice: ModuleType, number: int) -> None:
    with pytest.raises(ValueError, match="a seed must be 0 to 4294967295"):
        dice.seed(number)


@pytest.mark.parametrize("wrong", [2.5, "6", None])
def test_no_number(dice: ModuleType, wrong: Any) -> None:
    for call in (dice.seed, dice.roll, dice.total):
        with pytest.raises((TypeError, importlib.import_module("ctypes").ArgumentError)):
            call(wrong)


def test_what_c_itself_answers() -> None:
    """The 0 that the Pythonic layer never lets through."""
    for lib in (load("dice_ctypes")._lib, load("_dice_cffi_api").lib):
        lib.dice_seed(3)
        for sides in (0, -1, MAX_SIDES + 1, 2**31 - 1):
            assert lib.dice_roll(sides) == lib.dice_sum(1, sides) == lib.dice_sum(sides, 6) == 0
        assert lib.dice_sum(MAX_COUNT + 1, 6) == 0
        assert lib.dice_rolls() == 0
        assert lib.dice_version() == 1


# --- Libraries and names ---------------------------------------------------------------


# --8<-- [start:exports]
def exported(file: Path) -> set[str]:
    """The names that a library offers to others, as nm lists them."""
    darwin = sys.platform == "darwin"
    options = ["-gU"] if darwin else ["-D", "--defined-only"]
    command = ["nm", *options, str(file)]
    listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    names = {line.split()[-1].removeprefix("_" if darwin else "") for line in listed.splitlines()}
    return {name for name in names if not name.startswith(("_", "."))}


def test_the_library_exports_what_the_header_declares() -> None:
    functions = {"dice_seed", "dice_roll", "dice_sum", "dice_rolls", "dice_version"}
    assert exported(HERE / "libdice.so") == functions


# --8<-- [end:exports]


def test_each_binding_has_a_generator_of_its_own() -> None:
    first, second = (load(row["module"]) for row in BINDINGS)
    first.seed(1)
    second.seed(2)
    assert [first.roll(1000) for _ in range(3)] == _rolls(1)
    assert [second.roll(1000) for _ in range(3)] == _rolls(2)


def _rolls(seed: int) -> list[int]:
    model = Model(seed)
    return [model.roll(1000) for _ in range(3)]


def test_both_bindings_offer_the_same_documented_things() -> None:
    first, second = (load(row["module"]) for row in BINDINGS)

    def offered(module: ModuleType) -> dict[str, str | None]:
        functions = inspect.getmembers(module, inspect.isfunction)
        own = [(name, f) for name, f in functions if f.__module__ == module.__name__]
        return {f"{name}{inspect.signature(f)}": inspect.getdoc(f) for name, f in own}

    assert offered(first) == offered(second)
    assert len(offered(first)) == 4
    assert all(offered(first).values())


@pytest.mark.parametrize("row", BINDINGS, ids=lambda row: row["module"])
def test_the_files_in_the_list_exist(row: dict[str, Any]) -> None:
    assert all((HERE / name).is_file() for name in row["files"])
