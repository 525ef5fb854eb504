"""Writes the tables of the section Choose: CFFI's two modes and ctypes, for part 3 of the book.

Lines are counted, calls were measured by `make bench`, and each mistake is made with each tool, in
a process of its own.
"""

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from workbook.bench import groups
from workbook.bench.plots import times
from workbook.catalog import bindings
from workbook.catalog.paths import EXAMPLES
from workbook.site.tables import count_lines

FOLDER = EXAMPLES / "10_cffi_callbacks"
API, ABI, CTYPES = "CFFI API out-of-line", "CFFI ABI in-line", "ctypes"
CALLS = {  # the group that was measured, and what its cases are called for the three tools
    "07_cffi_abi": ("calls", {ABI: ABI, CTYPES: CTYPES}),
    "08_cffi_api": ("call", {API: "API out-of-line", ABI: "ABI in-line"}),
    "09_cffi_memory": (
        "call",
        {API: "CFFI API, the class", ABI: "CFFI ABI, the class", CTYPES: "ctypes, the class"},
    ),
    "10_cffi_callbacks": ("typical", {API: API, ABI: ABI, CTYPES: CTYPES}),
}


def choose() -> str:
    """A row for each library of part 3: lines of each binding, and what a call costs."""
    rows = [
        "| library | lines, CFFI API | lines, CFFI ABI | lines, ctypes | a call, ABI to API "
        "| a call, ctypes to ABI | which call |",
        "|---|--:|--:|--:|--:|--:|---|",
    ]
    for slug, (name, cases) in CALLS.items():
        group = groups.Figures.read(groups.file_of(slug)).group(name)
        took = {tool: group.case(case).time.median for tool, case in cases.items()}
        ratios = [
            f"{times(took[one] / took[other])} times" if one in took and other in took else "-"
            for one, other in ((ABI, API), (CTYPES, ABI))
        ]
        listed = {one.name: one for one in bindings.read(EXAMPLES / slug)}
        library = next(iter(listed.values())).library[3:-3]
        lines = [_lines(EXAMPLES / slug, listed.get(tool)) for tool in (API, ABI, CTYPES)]
        cells = [f"{slug[:2]} `{library}`", *lines, *ratios, group.title]
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows) + "\n"


def _lines(folder: Path, binding: bindings.Binding | None) -> str:
    if binding is None:
        return "-"
    return str(sum(count_lines(folder / name) for name in binding.files if name[-4:] != ".pyi"))


def mistakes() -> str:
    """A row for each kind of mistake at a call or in a callback: who notices it."""
    rows = [f"| the mistake | {API} | {ABI} | {CTYPES} |", "|---|---|---|---|"]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        cells = list(pool.map(lambda job: attempt(*job), product(MISTAKES, TOOLS)))
    for number, mistake in enumerate(MISTAKES):
        rows.append(f"| {mistake.title} | {' | '.join(cells[number * 3 : number * 3 + 3])} |")
    return "\n".join(rows) + "\n"


TOOLS = {
    API: """
from _jsonscan_cffi_api import ffi, lib
NULL, others, array, string = ffi.NULL, [], ffi.new("size_t[200]"), ffi.string
def visitor(function):
    ffi.def_extern(name="on_events", error=1)(function)
    return lib.on_events
""",
    ABI: """
from jsonscan_cffi_abi import ffi, lib
NULL, array, string = ffi.NULL, ffi.new("size_t[200]"), ffi.string
def visitor(function):
    return ffi.callback("jsonscan_visit", function, error=1)
""",
    CTYPES: """
import ctypes
from jsonscan_ctypes import VISIT as visitor, lib
NULL, array, string = None, (ctypes.c_size_t * 200)(), ctypes.string_at
""",
}
"""What each tool begins with; from there on, all run the same program."""


@dataclass(frozen=True)
class Mistake:
    """A mistake, and what a program with it prints when all is well."""

    title: str
    program: str
    right: str = "1"  # JSONSCAN_STOPPED: what C says when a visitor has failed


def _visits(function: str) -> str:
    return f"""
kept = visitor({function})
scanner = lib.jsonscan_new(kept, NULL, 1)
print(lib.jsonscan_scan(scanner, b"[1]", 3))
"""


MISTAKES = (
    Mistake("a callback raises an exception", _visits("lambda events, count, user: 1 / 0")),
    Mistake("a callback forgets its `return`", _visits("lambda events, count, user: None")),
    Mistake("a callback takes too few arguments", _visits("lambda events, count: 0")),
    Mistake("a callback returns 2**32 for an `int`", _visits("lambda *_: 2**32")),
    Mistake(
        "what C calls is not kept",
        """
scanner = lib.jsonscan_new(visitor(lambda *_: 1), NULL, 1)
if "others" not in globals():
    others = [visitor(lambda *_: 0) for _ in range(9)]
print(lib.jsonscan_scan(scanner, b"[1]", 3))
""",
    ),
    Mistake(
        "an argument does not fit: 2**32 + 1 for an enum",
        "print(string(lib.jsonscan_strerror(2**32 + 1)) if NULL is not None"
        " else lib.jsonscan_strerror(2**32 + 1))",
        "b'unknown status'",
    ),
    Mistake(
        "a `str` where C wants bytes",
        """
kept = visitor(lambda *_: 0)
print(lib.jsonscan_scan(lib.jsonscan_new(kept, NULL, 1), "[1]", 3))
""",
        "0",
    ),
    Mistake("another pointer where a scanner belongs", "print(lib.jsonscan_at(array))", "-"),
    Mistake(
        "a text without an end is read as a C string",
        """
def visit(events, count, user):
    if events[0].size:
        print(string(events[0].text))
    return 0
kept = visitor(visit)
lib.jsonscan_scan(lib.jsonscan_new(kept, NULL, 1), b'["tea"]', 7)
""",
        "b'tea'",
    ),
)


def attempt(mistake: Mistake, tool: str) -> str:
    """Run a mistake with a tool, and say who noticed it."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", TOOLS[tool] + mistake.program],
        cwd=FOLDER, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    if done.returncode < 0:
        return f"**nobody:** a crash, {signal.Signals(-done.returncode).name}"
    if done.returncode:
        error = done.stderr.strip().splitlines()[-1].partition(":")[0].rpartition(".")[2]
        return f"**call:** `{error}`"
    right = done.stdout.strip() == mistake.right
    if done.stderr.strip():
        return f"a message, and C {'stops' if right else 'goes on'}"
    return "the right answer" if right else "**nobody:** a wrong answer"
