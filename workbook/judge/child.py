"""Runs the tests of one exercise. A fork server imports this file, and calls main in a fork.

judge.py says why so. The order comes with a key that no file and no variable holds. What happens is
told through a pipe, each line signed with that key. Before any file of the learner's is imported,
the tools that judge are looked up and noted down; after each test they must still be the same.
"""

import faulthandler
import fcntl
import hashlib
import hmac
import importlib
import json
import os
import sys
from types import FunctionType, ModuleType
from typing import Any

import pytest
from _pytest.config import default_plugins

CALLS = 1000  # of leak_probe, in each round
ROUNDS = 3
WARM_UP = 100
blocks_in_use, references_to = (
    sys.getallocatedblocks,
    sys.getrefcount,
)  # before anybody changes them


class Witness:
    """A pytest plugin that tells the judge, signed, what each test did."""

    def __init__(self, key: bytes, report: int) -> None:
        def tell(*facts: Any, write: Any = os.write, dumps: Any = json.dumps) -> None:
            text = dumps(facts).encode()
            write(report, sign(key, text, digest).hex().encode() + b" " + text + b"\n")

        sign, digest = hmac.digest, hashlib.sha256().name
        self.tell = tell
        self.tools: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {}
        self.codes: list[tuple[FunctionType, Any]] = []

    def note(self, name: str, module: ModuleType) -> None:
        """Remember the functions and classes that a module offers."""
        names = vars(module)
        offered = {key: value for key, value in names.items() if key[0] != "_" and callable(value)}
        self.tools[name] = (names, offered)

    def changed(self) -> str:
        """What is no longer as it was noted, or nothing."""
        for name, (now, before) in self.tools.items():
            for key, value in before.items():
                if now.get(key, self) is not value:
                    return f"{name}.{key}"
        for function, code in self.codes:
            if function.__code__ is not code:
                return function.__qualname__
        return ""

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Tell what will run, and note down the functions of the tests."""
        self.tell("collected", [item.nodeid for item in items])
        modules = {getattr(item, "module", None) for item in items}
        for module in modules - {None}:
            assert isinstance(module, ModuleType)
            self.note(module.__name__, module)
            holders = [
                module,
                *(value for value in vars(module).values() if isinstance(value, type)),
            ]
            for holder in holders:
                self.codes += [
                    (value, value.__code__)
                    for value in vars(holder).values()
                    if isinstance(value, FunctionType) and value.__module__ == module.__name__
                ]

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        """Tell which test begins: it may be the last thing that is heard."""
        self.tell("begins", nodeid)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Tell how one part of a test ended."""
        if changed := self.changed():
            self.tell("changed", report.nodeid, changed)
        self.tell("part", report.nodeid, report.when, report.outcome, report.longreprtext[-20000:])

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Tell why a test file could not be read."""
        if report.failed:
            self.tell("unread", report.nodeid, report.longreprtext[-20000:])

    def pytest_internalerror(self, excrepr: object) -> None:
        """Tell that pytest itself failed."""
        self.tell("internal", str(excrepr)[-20000:])


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
    faulthandler.enable(fcntl.fcntl(2, fcntl.F_DUPFD_CLOEXEC, command["told"]))
    witness = Witness(bytes.fromhex(order.pop("key")), command["told"])
    folder: str = order["folder"]
    for name in ("builtins", "pytest", *order["imports"]):
        witness.note(name, importlib.import_module(name))
    sys.argv = ["pytest"]
    sys.path[0:0] = [folder]
    if order["probes"]:
        probe(witness, folder, order["probes"])
    else:
        status = pytest.main(arguments(folder, order["order"]), plugins=[Quiet(), witness])
        witness.tell("done", int(status))


def arguments(folder: str, files: list[str]) -> list[str]:
    """Arguments for a pytest that nothing in a folder can change."""
    off = (
        "terminal cacheprovider junitxml pastebin doctest stepwise nose unittest debugging logging"
    )
    return [
        *("-s", "-c", os.devnull, "--rootdir", folder, "--noconftest", "--import-mode=importlib"),
        *(word for name in off.split() for word in ("-p", f"no:{name}")),
        *("-p", "no:faulthandler", "-p", "no:threadexception", "-p", "no:unraisableexception"),
        *files,
    ]


def probe(witness: Witness, folder: str, files: list[str]) -> None:
    """Call each leak_probe many times, and tell how much more memory is taken each round.

    A probe may return an object, or a tuple of objects: their reference counts are watched too.
    A planted leak comes last, so that a count that sees nothing is found out.
    """
    kept: list[object] = []
    for file in files:
        module = importlib.import_module(file.removesuffix(".py"))
        witness.note(module.__name__, module)
        witness.tell("probe", file, *measure(module.leak_probe))
        witness.tell("changed", file, witness.changed())
    witness.tell("planted", *measure(lambda: kept.append(object())))
    witness.tell("done", 0)


def measure(call: Any) -> tuple[int, int, int]:
    """Growth of (blocks of Python's, bytes of C's, references) in the quietest of some rounds."""
    import gc

    bytes_taken = taken_from_c()
    watched: tuple[object, ...] = ()
    for _ in range(WARM_UP):
        result = call()
        watched = result if isinstance(result, tuple) else () if result is None else (result,)
    del result
    rounds = []
    for _ in range(ROUNDS):
        gc.collect()
        before = (blocks_in_use(), bytes_taken(), sum(map(references_to, watched)))
        for _ in range(CALLS):
            call()
        gc.collect()
        after = (blocks_in_use(), bytes_taken(), sum(map(references_to, watched)))
        rounds.append(tuple(new - old for new, old in zip(after, before, strict=True)))
    blocks, size, references = (min(column) for column in zip(*rounds, strict=True))
    return blocks, size, references


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


for plugin in default_plugins:  # pytest would import them when it runs
    importlib.import_module(f"_pytest.{plugin}")
