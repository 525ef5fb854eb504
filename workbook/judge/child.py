"""Runs the tests of one exercise. A fork server imports this file, and calls main in a fork.

judge.py says what a pass is made of. The order comes with a key that no file and no variable holds.
What happens is told through a pipe, each line signed with that key. Key and pipe are known to an
audit hook alone (witness.py), which signs for the reports of pytest, and for nobody else.
"""

import contextlib
import faulthandler
import fcntl
import importlib
import json
import os
import sys
import time
from typing import Any

import pytest
from _pytest.config import default_plugins

from workbook.judge import witness
from workbook.judge.witness import say

ROUNDS = 3
CALLS = 1000  # of leak_probe in each round, when there is time for them
FEWEST = 30
WARM_UP = 100
BUDGET = 0.5  # the part of the time that the probes may take
blocks_in_use, references_to = sys.getallocatedblocks, sys.getrefcount  # before anybody else's


class Reporter:
    """A pytest plugin that tells the judge what each test did."""

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Tell what will run, and have the modules of the tests noted down."""
        modules = {getattr(item, "module", None) for item in items}
        say("note", sorted(module.__name__ for module in modules if module))
        say("collected", [item.nodeid for item in items])

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


class Quiet:
    """Options that pytest asks for, and that only its own printer knows."""

    @staticmethod
    def pytest_addoption(parser: pytest.Parser) -> None:
        """Declare them."""
        parser.addoption("--verbose", type=int, default=0, dest="verbose")
        parser.addoption("--tb", default="short", dest="tbstyle")


def main(command: dict[str, Any]) -> None:
    """Run the tests or the probes."""
    order = json.loads(command.pop("data"))
    told = command.pop("told")
    seconds = command["seconds"]
    errors = fcntl.fcntl(2, fcntl.F_DUPFD_CLOEXEC, told)  # also when somebody closes stderr
    if not order["watched"]:  # else it would take the signals that the sanitizer explains
        faulthandler.enable(errors)
    faulthandler.dump_traceback_later(seconds - min(0.5, seconds / 5), file=errors)
    folder, files, probes = order["folder"], order["order"], order["probes"]
    for name in order["imports"]:
        importlib.import_module(name)
    witness.install(told, order, (Reporter, main, probe))
    del order
    sys.argv = ["pytest"]
    sys.path[0:0] = [folder]
    if probes:
        probe(probes, seconds * BUDGET / len(probes))
    else:
        pytest.main(arguments(folder, files), plugins=[Quiet(), Reporter()])
    say("done")


def arguments(folder: str, files: list[str]) -> list[str]:
    """Arguments for a pytest that nothing in a folder can change."""
    off = (
        "terminal cacheprovider junitxml pastebin doctest stepwise nose unittest debugging logging "
        "faulthandler threadexception unraisableexception legacypath"
    )
    return [
        *("-s", "-c", os.devnull, "--rootdir", folder, "--confcutdir", folder, "--noconftest"),
        "--import-mode=importlib",
        *(word for name in off.split() for word in ("-p", f"no:{name}")),
        *files,
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


for plugin in (*default_plugins, "_argcomplete"):  # pytest would import them when it runs
    importlib.import_module(f"_pytest.{plugin}")
with contextlib.suppress(ImportError):
    importlib.import_module("readline")  # so would capturing output
witness.look_around()
