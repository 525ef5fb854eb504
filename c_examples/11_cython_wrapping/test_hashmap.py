"""One suite for all bindings: a table of the C library must behave as a dict does."""

import abc
import contextlib
import copy
import ctypes
import gc
import importlib
import os
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Callable, Mapping, MutableMapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))  # layout_check.py lies there
BINDINGS: list[dict[str, Any]] = tomllib.loads((HERE / "bindings.toml").read_text())["binding"]
# What a key may be: no NUL, and no half of a surrogate pair, which UTF-8 cannot express.
KEYS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=6)
VALUES = st.floats(allow_nan=False)


@pytest.fixture(scope="module", params=BINDINGS, ids=lambda binding: binding["module"])
def binding(request: pytest.FixtureRequest) -> ModuleType:
    """Each binding in turn."""
    module = request.param["module"]
    try:
        return importlib.import_module(module)
    except (ImportError, OSError) as error:
        pytest.fail(f"{module} cannot be imported. Did you run `make` in {HERE}?\n{error}")


# --- The same as a dict ----------------------------------------------------------------


# --8<-- [start:machine]
class Beside(RuleBasedStateMachine):
    """Whatever is done to a table is done to a dict as well, and the two are compared."""

    binding: ModuleType

    def __init__(self) -> None:
        super().__init__()
        self.table = self.binding.Hashmap()
        self.model: dict[str, float] = {}

    @rule(key=KEYS, value=VALUES)
    def put(self, key: str, value: float) -> None:
        """A value under a key, new or old."""
        self.table[key] = self.model[key] = value

    @rule(key=KEYS)
    def remove(self, key: str) -> None:
        """A key goes, if it is there."""
        assert self.table.pop(key, None) == self.model.pop(key, None)

    @rule(key=KEYS)
    def look(self, key: str) -> None:
        """Is it there, and what is its value?"""
        assert (key in self.table) == (key in self.model)
        assert self.table.get(key) == self.model.get(key)

    # --8<-- [end:machine]

    @rule(items=st.dictionaries(KEYS, VALUES, min_size=10, max_size=40))
    def put_many(self, items: dict[str, float]) -> None:
        """So many that the table must grow."""
        self.table.update(items)
        self.model.update(items)

    @rule()
    def clear(self) -> None:
        """All keys go."""
        self.table.clear()
        self.model.clear()

    @rule()
    def go_on_with_a_copy(self) -> None:
        """What happens to the old table is nothing to the copy."""
        old, self.table = self.table, self.table.copy()
        old["only in the old one"] = 1.0
        old.close()

    @invariant()
    def equal(self) -> None:
        """The two hold the same, whichever way one looks."""
        seen: dict[str, float] = {}
        assert not self.table.for_each(seen.__setitem__)
        assert seen == self.model == dict(self.table.items())
        assert len(self.table) == len(self.model)
        assert self.table == self.model

    def teardown(self) -> None:
        """The end of each run."""
        self.table.close()


def test_it_behaves_as_a_dict(binding: ModuleType) -> None:
    machine = type("Machine", (Beside,), {"binding": binding})
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        machine, settings=settings(max_examples=40, stateful_step_count=25, deadline=None)
    )


@given(items=st.dictionaries(KEYS, VALUES))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_made_from_items(binding: ModuleType, items: dict[str, float]) -> None:
    assert binding.Hashmap(items) == items
    assert binding.Hashmap(list(items.items())) == items
    assert dict(binding.Hashmap(binding.Hashmap(items))) == items


def test_it_is_a_mapping(binding: ModuleType) -> None:
    table = binding.Hashmap({"a": 1.0})
    assert isinstance(table, Mapping)
    assert isinstance(table, MutableMapping)
    assert repr(table) == "Hashmap({'a': 1.0})"
    assert table != {"a": 2.0}
    assert table != 1
    assert table.setdefault("b", 2.0) == 2.0
    assert sorted(table.values()) == [1.0, 2.0]
    assert len({table.popitem(), table.popitem()}) == 2
    with pytest.raises(KeyError):
        table.popitem()
    with pytest.raises(TypeError):
        hash(table)
    match binding.Hashmap({"x": 3.0}):
        case {"x": value}:
            assert value == 3.0
        case _:
            pytest.fail("a match statement takes it for no mapping")


def test_iteration_does_not_end_before_a_thousand_keys(binding: ModuleType) -> None:
    numbers = {f"key {number}": float(number) for number in range(1000)}
    assert dict(binding.Hashmap(numbers).items()) == numbers


# --- Errors ----------------------------------------------------------------------------


def test_a_key_that_is_missing(binding: ModuleType) -> None:
    table = binding.Hashmap()
    with pytest.raises(KeyError, match="'here'"):
        table["here"]
    with pytest.raises(KeyError, match="'here'"):
        del table["here"]


@pytest.mark.parametrize(
    ("key", "error"),
    [(b"bytes", TypeError), (1, TypeError), (None, TypeError), ("a\0b", ValueError),
     ("\0", ValueError), ("\ud800", UnicodeEncodeError)],
)  # fmt: skip
def test_a_key_that_is_none(binding: ModuleType, key: Any, error: type[Exception]) -> None:
    table = binding.Hashmap({"a": 1.0})
    with pytest.raises(error):
        table[key] = 1.0
    with pytest.raises(error):
        table.setdefault(key, 1.0)
    for use in (table.__getitem__, table.__delitem__, table.pop):  # it is not there, as in a dict
        with pytest.raises(KeyError) as missing:
            use(key)
        assert isinstance(missing.value.__cause__, error)
    assert key not in table
    assert key not in table.keys()  # noqa: SIM118  # the view looks in its own way
    assert (key, 1.0) not in table.items()
    assert table.get(key, 2.0) == table.pop(key, 2.0) == 2.0
    assert table == {"a": 1.0}


def test_values_are_numbers(binding: ModuleType) -> None:
    table = binding.Hashmap()
    table["minus one"] = -1  # what `except? -1` must not take for an error
    table["true"] = True
    assert dict(table) == {"minus one": -1.0, "true": 1.0}
    for wrong in ("1", None, 1j):
        with pytest.raises(TypeError):
            table["x"] = wrong
    assert len(table) == 2


def test_the_constants_cannot_be_changed(binding: ModuleType) -> None:
    table = binding.constants()
    assert set(table) == {"e", "pi", "tau"}
    assert table["tau"] == 2 * table["pi"]
    with pytest.raises(TypeError, match="cannot be changed"):
        table["pi"] = 3.0
    with pytest.raises(TypeError, match="cannot be changed"):
        del table["pi"]
    changeable = table.copy()
    changeable["pi"] = 3.0
    assert table["pi"] > 3
    table.close()
    del table  # the library's own table is not freed: it is still there
    gc.collect()
    assert len(binding.constants()) == 3


# --- The life of a table ---------------------------------------------------------------


def test_a_closed_table(binding: ModuleType) -> None:
    with binding.Hashmap({"a": 1.0}) as table:
        running = iter(table)
    assert repr(table) == "<closed Hashmap>"
    table.close()
    uses: list[Callable[[], object]] = [
        lambda: len(table),
        lambda: table["a"],
        lambda: table.update(a=1.0),
        lambda: table.pop("a"),
        lambda: "a" in table,
        lambda: list(table),
        lambda: next(running),
        lambda: table.copy(),
        lambda: table.for_each(print),
    ]
    for use in uses:
        with pytest.raises(ValueError, match="closed"):
            use()


def test_an_iterator_keeps_the_table_alive(binding: ModuleType) -> None:
    running = iter(binding.Hashmap({"a": 1.0, "b": 2.0}))
    gc.collect()
    assert sorted(running) == ["a", "b"]


def test_closed_while_somebody_iterates(binding: ModuleType) -> None:
    table = binding.Hashmap({"a": 1.0, "b": 2.0})
    running = iter(table)
    next(running)
    table.close()
    with pytest.raises(ValueError, match="closed"):
        next(running)


def test_subclasses(binding: ModuleType) -> None:
    class Prices(binding.Hashmap):  # type: ignore[misc, name-defined]
        def __init__(self, shop: str, **prices: float) -> None:  # never calls super().__init__
            self.shop = shop
            self.update(prices)

    prices = Prices("corner", apple=0.5)
    assert prices == {"apple": 0.5}
    assert prices.shop == "corner"
    bare = binding.Hashmap.__new__(binding.Hashmap)
    assert len(bare) == 0
    bare.__init__({"a": 1.0})
    bare.__init__({"b": 1.0})
    assert set(bare) == {"a", "b"}


def test_no_second_owner(binding: ModuleType) -> None:
    """A copy that shared the pointer would free it twice."""
    table = binding.Hashmap({"a": 1.0})
    with pytest.raises(TypeError, match="cannot pickle"):
        copy.copy(table)
    twin = table.copy()
    table.close()
    assert twin == {"a": 1.0}


def test_no_table_is_lost_when_the_object_cannot_be_made(binding: ModuleType) -> None:
    """With Python's own memory refused, a copy fails. Its table in C must be freed again."""
    refuse, resource = needed("_testcapi"), needed("resource")
    table = binding.Hashmap({f"key {number}": 0.5 for number in range(5000)})

    def fails() -> bool:
        refuse.set_nomemory(0, 0)
        try:
            table.copy()
        except MemoryError:
            return True
        finally:
            refuse.remove_mem_hooks()
        return False

    assert fails()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert all(fails() for _ in range(200))  # 200 tables of some 400 KB
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    watched = "asan" in os.environ.get("LD_PRELOAD", "") + os.environ.get(
        "DYLD_INSERT_LIBRARIES", ""
    )
    unit = 1 if sys.platform == "darwin" else 1024
    assert watched or grown * unit < 20_000_000  # a sanitizer keeps for a while what was freed


def needed(module: str) -> Any:
    """A module that not every Python has."""
    try:
        return importlib.import_module(module)
    except ImportError:
        pytest.xfail(f"this Python has no {module}")


def test_a_class_that_cannot_be_made_takes_no_table() -> None:
    binding = importlib.import_module("hashmap_ctypes")

    class Unfinished(binding.Hashmap):  # type: ignore[misc, name-defined]
        @abc.abstractmethod
        def missing(self) -> None:
            """Whoever derives must write it."""

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(binding, "_new", lambda: pytest.fail("took a table for nothing"))
        with pytest.raises(TypeError, match="abstract"):
            Unfinished()


# --- Going through it ------------------------------------------------------------------


def test_the_table_changes_during_an_iteration(binding: ModuleType) -> None:
    table = binding.Hashmap({f"key {number}": 0.0 for number in range(20)})
    for key in table:
        table[key] = 1.0  # a new value under an old key is allowed
    assert set(table.values()) == {1.0}
    for change in (lambda: table.update(new=1.0), lambda: table.pop("new")):
        running = iter(table)
        next(running)
        change()
        with pytest.raises(RuntimeError, match="changed"):
            next(running)
        with pytest.raises(StopIteration):
            next(running)
    for key in list(table):  # a list has its own keys
        del table[key]
    assert len(table) == 0


def test_for_each_stops(binding: ModuleType) -> None:
    table = binding.Hashmap({"a": 1.0, "b": 2.0, "c": 3.0})
    seen = []
    assert table.for_each(lambda key, _: seen.append(key) or len(seen) == 2) is True
    assert len(seen) == 2
    assert table.for_each(lambda *_: None) is False
    assert binding.Hashmap().for_each(lambda *_: True) is False


class CustomError(Exception):
    """An exception that only this file can raise."""


@pytest.mark.parametrize("error", [CustomError("mine"), KeyboardInterrupt(), SystemExit(3)])
def test_an_exception_comes_through(binding: ModuleType, error: BaseException) -> None:
    table = binding.Hashmap({"a": 1.0, "b": 2.0})
    calls = []

    def function(key: str, value: float) -> None:
        calls.append(key)
        raise error

    with pytest.raises(type(error)) as caught:
        table.for_each(function)
    assert caught.value is error
    assert len(calls) == 1
    assert "function" in {entry.name for entry in caught.traceback}
    assert table == {"a": 1.0, "b": 2.0}


def test_a_visitor_that_is_none(binding: ModuleType) -> None:
    table = binding.Hashmap({"a": 1.0})
    for wrong in (None, 3, lambda: None):
        with pytest.raises(TypeError):
            table.for_each(wrong)

    class NoAnswer:
        def __bool__(self) -> bool:
            raise CustomError

    with pytest.raises(CustomError):
        table.for_each(lambda *_: NoAnswer())


def test_a_visitor_that_changes_the_table(binding: ModuleType) -> None:
    table = binding.Hashmap({"a": 1.0, "b": 2.0, "c": 3.0})
    with pytest.raises(RuntimeError, match="changed"):
        table.for_each(lambda key, _: table.pop(key) and None)
    assert len(table) == 2
    with pytest.raises(RuntimeError, match="changed"):
        table.for_each(lambda key, _: table.update({key + "!": 1.0}))
    with pytest.raises(RuntimeError, match="going through"):
        table.for_each(lambda *_: table.close())
    assert len(table) == 3
    table.close()  # no for_each is left over


def test_a_visitor_that_visits(binding: ModuleType) -> None:
    table = binding.Hashmap({"a": 1.0, "b": 2.0})
    pairs = []
    table.for_each(lambda one, _: table.for_each(lambda two, _: pairs.append(one + two)))
    assert sorted(pairs) == ["aa", "ab", "ba", "bb"]


# --- Memory ----------------------------------------------------------------------------


# --8<-- [start:references]
def test_references_balance(binding: ModuleType) -> None:
    table = binding.Hashmap({f"key {number}": 0.5 for number in range(20)})
    key, value, error = "a key of its own", 12345.678, CustomError()

    def fail(*_: object) -> None:
        raise error

    def everything() -> None:
        table[key] = value
        assert table[key] == table.get(key) == value
        assert key in table
        table.for_each(lambda *_: None)
        next(iter(table))
        with contextlib.suppress(CustomError):
            table.for_each(fail)
        with contextlib.suppress(TypeError):
            table[key] = "no number"
        del table[key]
        for wrong in (key, 3, "a\0b"):
            with contextlib.suppress(KeyError, TypeError, ValueError):
                del table[wrong]
        with table.copy() as other:
            other.update({key: value})
        with contextlib.suppress(ValueError):
            len(other)
        with contextlib.suppress(TypeError):
            binding.constants()[key] = value
        error.__traceback__ = None

    watched = (table, key, value, error, fail)
    for _ in range(1000):  # until all caches are full
        everything()
    gc.collect()
    blocks = sys.getallocatedblocks()
    counts = [sys.getrefcount(thing) for thing in watched]
    for _ in range(10_000):
        everything()
    gc.collect()
    assert [sys.getrefcount(thing) for thing in watched] == counts
    assert sys.getallocatedblocks() - blocks < 200  # a table of Python's that shrinks is no leak
    # --8<-- [end:references]


FAILING = r"""
#include <stdlib.h>
int calls_left = -1; // -1: no limit
long blocks = 0;
static void *count(void *block) { blocks += block != NULL; return block; }
static int refuse(void) { return calls_left >= 0 && calls_left-- <= 0; }
void *test_malloc(size_t n) { return refuse() ? NULL : count(malloc(n)); }
void *test_calloc(size_t n, size_t m) { return refuse() ? NULL : count(calloc(n, m)); }
void test_free(void *block) { blocks -= block != NULL; free(block); }
#define malloc test_malloc
#define calloc test_calloc
#define free test_free
#include "hashmap.c"
"""


def test_every_allocation_may_fail(tmp_path: Path) -> None:
    """With an allocator that refuses at the n-th call: a status, nothing lost, nothing changed."""
    source, target = tmp_path / "failing.c", tmp_path / "failing.so"
    source.write_text(FAILING)
    flags = shlex.split(os.environ.get("CFLAGS", "-std=c11 -fPIC"))
    command = [os.environ.get("CC", "cc"), *flags, "-fvisibility=default", f"-I{HERE}", "-shared"]
    subprocess.run([*command, "-o", str(target), str(source)], check=True)
    lib = ctypes.CDLL(str(target))
    for name in ("new", "copy"):
        getattr(lib, f"hashmap_{name}").restype = ctypes.c_void_p
    lib.hashmap_copy.argtypes = lib.hashmap_free.argtypes = [ctypes.c_void_p]
    lib.hashmap_set.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_double]
    lib.hashmap_size.argtypes = [ctypes.c_void_p]
    lib.hashmap_size.restype = ctypes.c_size_t
    left = ctypes.c_int.in_dll(lib, "calls_left")
    blocks = ctypes.c_long.in_dll(lib, "blocks")

    for allowed in (0, 1):
        left.value = allowed
        assert lib.hashmap_new() is None
    left.value = -1
    table = lib.hashmap_new()
    for number in range(40):
        key = b"key %d" % number
        left.value = number % 3  # 0 and 1: refused; 2: enough for a key, not for growing
        status = lib.hashmap_set(table, key, 1.0)
        assert status == (0 if number % 3 == 2 else 2)
        left.value = -1
        assert lib.hashmap_set(table, key, 1.0) == 0
        assert lib.hashmap_size(table) == number + 1
    before = blocks.value
    refused = 0
    for allowed in range(2 + 2 * 40 + 2):
        left.value = allowed
        twin = lib.hashmap_copy(table)
        refused += twin is None
        assert twin is None or lib.hashmap_size(twin) == 40  # it did without growing
        lib.hashmap_free(twin)
        assert blocks.value == before
    assert refused == 2 + 2 * 40
    left.value = -1
    lib.hashmap_free(table)
    assert blocks.value == 0


# --- What help() shows -----------------------------------------------------------------


def test_docstrings(binding: ModuleType) -> None:
    assert "used like a dict" in binding.Hashmap.__doc__
    for name in ("for_each", "copy", "close"):
        assert getattr(binding.Hashmap, name).__doc__
    assert binding.constants.__doc__
    assert binding.__doc__


@pytest.mark.parametrize("row", BINDINGS, ids=lambda row: row["module"])
def test_the_files_in_the_list_exist(row: dict[str, Any]) -> None:
    assert all((HERE / name).is_file() for name in row["files"])


def test_the_first_call() -> None:
    assert importlib.import_module("first_cython").first() == 0.5


def test_structs_of_ctypes_lie_as_the_compiler_lays_them_out() -> None:
    from hashmap_ctypes import Iter
    from layout_check import differences

    structs = {"hashmap_iter": Iter}
    assert differences(HERE / "hashmap.h", structs) == []
