"""Runs the tests of one exercise, in a fork of a pytest that is ready to collect them.

A fork server calls main. pytest reads its settings, loads its plugins and begins its session; then
the server forks for each order, and every fork goes on from there.

judge.py says what a pass is made of. The order comes with a key that no file and no variable holds.
What happens is told through a pipe, each line signed with that key. Key and pipe are known to an
audit hook alone (witness.py), which signs for the reports of pytest, and for nobody else.
"""

import atexit
import contextlib
import faulthandler
import fcntl
import importlib
import inspect
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from workbook.judge import witness
from workbook.judge.witness import say

ROUNDS = 3
CALLS = 1000  # of leak_probe in each round, when there is time for them
FEWEST = 30
WARM_UP = 100
BUDGET = 0.5  # the part of the time that the probes may take
CORE = ("sys", "builtins", "__main__")
KEPT: list[Any] = []
KEPT.append(KEPT)  # a circle, frozen by the fork server: nobody ever collects it
blocks_in_use, references_to = sys.getallocatedblocks, sys.getrefcount  # before anybody else's


class Reporter:
    """A pytest plugin that tells the judge what each test did."""

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Have the modules of the tests noted down."""
        modules = {getattr(item, "module", None) for item in items}
        say("note", sorted(module.__name__ for module in modules if module))

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        """Tell which test begins: it may be the last thing that is heard."""
        say("begins", nodeid)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Tell how one part of a test ended."""
        say("part", report.nodeid, report.when, report.outcome, report.longreprtext[-20000:])

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Tell why a test file could not be read."""
        if report.failed:
            say("unread", report.nodeid, report.longreprtext[-20000:])

    def pytest_internalerror(self, excrepr: object) -> None:
        """Tell that pytest itself failed."""
        say("internal", str(excrepr)[-20000:])


class Waiting:
    """A pytest plugin that waits for an order, and lives on in the fork that has got one."""

    def __init__(self, next_order: Callable[[], dict[str, Any]]) -> None:
        self.next_order = next_order
        self.probes: list[str] = []
        self.seconds = 0.0

    @staticmethod
    def pytest_addoption(parser: pytest.Parser) -> None:
        """Declare options that pytest asks for, and that only its own printer knows."""
        parser.addoption("--verbose", type=int, default=0, dest="verbose")
        parser.addoption("--tb", default="short", dest="tbstyle")

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self, session: pytest.Session) -> bool | None:
        """Take an order; probes want no tests to be collected."""
        inspect.getmodule(main.__code__)  # looks at every module once, and pytest asks at failures
        witness.look_around()
        command = self.next_order()
        order = begin(command)
        self.probes, self.seconds = order["probes"], command["seconds"]
        folder = Path(order["folder"])
        session.config._rootpath = session.config.pluginmanager._confcutdir = folder
        session.config.args = order["order"]
        return True if self.probes else None


def main(next_order: Callable[[], dict[str, Any]]) -> None:
    """Run the tests or the probes of the order that comes."""
    waiting = Waiting(next_order)
    sys.argv = ["pytest"]
    os.chdir(os.environ["HOME"])
    pytest.main(arguments(), plugins=[waiting, Reporter()])
    if waiting.probes:
        probe(waiting.probes, waiting.seconds * BUDGET / len(waiting.probes))
    say("done")


def begin(command: dict[str, Any]) -> dict[str, Any]:
    """Begin to watch, by the clock and by the witness. Returns what may be known."""
    order: dict[str, Any] = json.loads(command.pop("data"))
    told, seconds = command.pop("told"), command["seconds"]
    errors = fcntl.fcntl(2, fcntl.F_DUPFD_CLOEXEC, told)  # also when somebody closes stderr
    if not order["watched"]:  # else it would take the signals that the sanitizer explains
        faulthandler.enable(errors)
    faulthandler.dump_traceback_later(seconds - min(0.5, seconds / 5), file=errors)
    atexit.register(leave_alone, [*sys.modules])  # the first is the last to run
    for name in order["imports"]:
        importlib.import_module(name)
    witness.install(told, order, (Reporter, main, probe))
    sys.path[0:0] = [order["folder"]]
    del order["key"]
    return order


def leave_alone(names: list[str]) -> None:
    """Keep modules that were there before the order when Python clears up.

    It would take as long as all the rest. What the learner has made is cleared up as ever.
    """
    KEPT.append([sys.modules.pop(name, None) for name in names if name not in CORE])


def arguments() -> list[str]:
    """Arguments for a pytest that nothing in a folder can change."""
    off = (
        "terminal cacheprovider junitxml pastebin doctest stepwise nose unittest debugging logging "
        "faulthandler threadexception unraisableexception legacypath"
    )
    return [
        *("-s", "-c", os.devnull, "--rootdir", ".", "--noconftest", "--import-mode=importlib"),
        *(word for name in off.split() for word in ("-p", f"no:{name}")),
    ]


def probe(files: list[str], seconds: float) -> None:
    """Call each leak_probe many times, and tell how much more memory is taken each round.

    A probe may return an object, or a tuple of objects: their reference counts are watched too.
    A planted leak comes last, so that a count that sees nothing is found out.
    """
    kept: list[object] = []
    for file in files:
        module = importlib.import_module(file.removesuffix(".py"))
        say("note", [module.__name__])
        say("probe", file, *measure(module.leak_probe, seconds))
    say("planted", *measure(lambda: kept.append(object()), seconds))


def measure(call: Any, seconds: float) -> tuple[int, int, int, int]:
    """Growth in the quietest of some rounds: blocks of Python's, bytes of C's, references; calls.

    There are so many calls in a round as fit into `seconds`.
    """
    import gc

    bytes_taken = taken_from_c()
    watched: tuple[object, ...] = ()
    started, warm = time.perf_counter(), 0
    while warm < WARM_UP and (warm < 3 or time.perf_counter() - started < seconds / 4):
        result = call()
        warm += 1
        watched = result if isinstance(result, tuple) else () if result is None else (result,)
    del result
    each = (time.perf_counter() - started) / warm
    calls = max(FEWEST, min(CALLS, int(seconds * 3 / 4 / ROUNDS / each)))
    rounds = []
    for _ in range(ROUNDS):
        gc.collect()
        before = (blocks_in_use(), bytes_taken(), sum(map(references_to, watched)))
        for _ in range(calls):
            call()
        gc.collect()
        after = (blocks_in_use(), bytes_taken(), sum(map(references_to, watched)))
        rounds.append(tuple(new - old for new, old in zip(after, before, strict=True)))
    blocks, size, references = (min(column) for column in zip(*rounds, strict=True))
    return blocks, size, references, calls


def taken_from_c() -> Any:
    """A function that says how many bytes malloc has given away; always 0 where nobody counts."""
    import ctypes

    try:
        mallinfo2 = ctypes.CDLL(None).mallinfo2  # glibc 2.33
    except (AttributeError, OSError, TypeError):
        return lambda: 0
    fields = "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost"
    names = [(name, ctypes.c_size_t) for name in fields.split()]
    mallinfo2.restype = type("Mallinfo2", (ctypes.Structure,), {"_fields_": names})

    def count() -> int:
        info = mallinfo2()
        return int(info.uordblks + info.hblkhd)

    return count


with contextlib.suppress(ImportError):
    importlib.import_module("readline")  # so would capturing output
