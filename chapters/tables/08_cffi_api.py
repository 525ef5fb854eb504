"""Writes the table of CFFI's four modes in chapter 08: found by trial, nobody typed it.

What a mode needs, workbook/site/trial.py finds out. When a mode notices that the library has
changed is found by changing it: each change below is made to a copy of the library, header and C
alike, in which everything was built and used before. Then the same program does what its author
would do, build again and run, and the table says at which step it stopped. The figures come from
`make bench`.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from workbook.bench import groups
from workbook.catalog import bindings
from workbook.catalog.bindings import Binding
from workbook.catalog.paths import EXAMPLES
from workbook.sandbox import build
from workbook.site import trial

SLUG = "08_cffi_api"
SHARED = "the class that all four share"  # as bench.toml calls it: the Pythonic layer


@dataclass(frozen=True)
class Change:
    """Something that happens to a library, and a program that would notice."""

    title: str
    edits: Sequence[tuple[str, str, str]]
    """File, old text, new text."""
    program: str
    """What is run; `lib`, `ffi` and `Matrix` are there, and `m`, a matrix of 1, 2, 3, 4."""
    prints: str
    """What it prints when all is well."""


HEADER, SOURCE = "matrix.h", "matrix.c"
CHANGES = (
    Change(
        "a function gets another name",
        (
            (HEADER, "void matrix_scale(", "void matrix_times("),
            (SOURCE, "void matrix_scale(", "void matrix_times("),
        ),
        "m.scale(10); print(m.tolist())",
        "[[10.0, 20.0], [30.0, 40.0]]",
    ),
    Change(
        "a function gets one more parameter, before others",
        (
            (HEADER, "matrix *self, double factor)", "matrix *self, double plus, double factor)"),
            (SOURCE, "matrix *self, double factor)", "matrix *self, double plus, double factor)"),
            (SOURCE, "matrix_get(self, i, j) * factor", "matrix_get(self, i, j) * factor + plus"),
        ),
        "m.scale(10); print(m.tolist())",
        "[[10.0, 20.0], [30.0, 40.0]]",
    ),
    Change(
        "a parameter becomes `float` instead of `double`",
        (
            (HEADER, "matrix *self, double factor)", "matrix *self, float factor)"),
            (SOURCE, "matrix *self, double factor)", "matrix *self, float factor)"),
            (SOURCE, "matrix_get(self, i, j) * factor", "matrix_get(self, i, j) * (double)factor"),
        ),
        "m.scale(10); print(m.tolist())",
        "[[10.0, 20.0], [30.0, 40.0]]",
    ),
    Change(
        "two parameters of the same type change places",
        (
            (HEADER, "_new(size_t rows, size_t cols,", "_new(size_t cols, size_t rows,"),
            (SOURCE, "_new(size_t rows, size_t cols,", "_new(size_t cols, size_t rows,"),
        ),
        "print(Matrix(2, 3).shape)",
        "(2, 3)",
    ),
    Change(
        "the struct gets one more field, before `data`",
        ((HEADER, "    double *data;", "    size_t flags;\n    double *data;"),),
        "print(m.tolist())",
        "[[1.0, 2.0], [3.0, 4.0]]",
    ),
    Change(
        "the field `data` becomes a pointer to `float`",
        (
            (HEADER, "    double *data;", "    float *data;"),
            (HEADER, "return self->data", "return (double)self->data"),
            (HEADER, "+ col] = value;", "+ col] = (float)value;"),
            (SOURCE, ".stride = cols, .data = data};", ".stride = cols, .data = (float *)data};"),
            (SOURCE, ".data = data, .is_view", ".data = (float *)data, .is_view"),
        ),
        "m.scale(10); print(m.tolist())",
        "[[10.0, 20.0], [30.0, 40.0]]",
    ),
    Change(
        "the macro `MATRIX_MAX_DIM` gets another value",
        ((HEADER, "MATRIX_MAX_DIM 4096", "MATRIX_MAX_DIM 1000"),),
        "print(lib.MATRIX_MAX_DIM)",
        "1000",
    ),
    Change(
        "the enum gets one more name, before others",
        (
            (HEADER, "    MATRIX_ERROR_SHAPE,", "    MATRIX_ERROR_EMPTY,\n    MATRIX_ERROR_SHAPE,"),
            (SOURCE, "    case MATRIX_OK:", "    case MATRIX_ERROR_EMPTY:\n    case MATRIX_OK:"),
        ),
        "a, b = m._handle(), Matrix(1, 1)._handle()\n"
        "print(lib.matrix_add(a, b, a) == lib.MATRIX_ERROR_SHAPE)",
        "True",
    ),
)

PROGRAM = """
from {module} import Matrix, ffi, lib
print("imported", flush=True)
m = Matrix.from_rows([[1, 2], [3, 4]])
{program}
"""

WORDS = {
    "build": "**build**: the compiler refuses",
    "import": "**import**: {error}",
    "call": "**call**: {error}",
    "crash": "**never**: crash, {error}",
    "wrong": "**never**: wrong answer",
    "old": "**never**: uses the old library",
    "right": "fine: right answer",
}


def four_modes() -> str:
    """The four modes side by side: what each asks, costs, and notices."""
    folder = EXAMPLES / SLUG
    modes = bindings.read(folder)
    head = ["the mode", *(mode.name.removeprefix("CFFI ") for mode in modes)]
    rows = [_row(head), "|---" * len(head) + "|"]
    rows += [_row(row) for row in (*needs(folder, modes), *costs(modes))]
    rows.append(_row(["**The library changes**", *("" for _ in modes)]))
    rows += [_row(row) for row in changes(folder, modes)]
    return "\n".join(rows) + "\n"


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def needs(folder: Path, modes: Sequence[Binding]) -> list[list[str]]:
    """Build step, compiler, library file: what goes missing when it is taken away."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        found = list(pool.map(lambda mode: trial.remembered(folder, mode), modes))
    compiler = {"never": "no", "build": "when you build", "import": "when it first runs"}
    return [
        ["build step", *("yes" if mode.build else "no" for mode in modes)],
        ["C compiler", *(compiler[need.compiler] for need in found)],
        [
            "library file when it runs",
            *("yes" if need.needs_library else "no" for need in found),
        ],
    ]


def costs(modes: Sequence[Binding]) -> list[list[str]]:
    """Start-up and call, as measured; nothing where nobody has measured."""
    file = groups.file_of(SLUG)
    if not file.exists():
        return []
    found = groups.Figures.read(file)
    starts = {row.name: f"{row.time.median:.0f} ms" for row in found.group("start").cases}
    calls = {
        row.name: f"{row.ratio.median:.1f} times" for row in found.group("call").cases if row.ratio
    }
    names = [mode.name.removeprefix("CFFI ") for mode in modes]
    return [
        ["start of Python, longer by", *(starts[name] for name in names)],
        ["one call, to API out-of-line", *(calls[name] for name in names)],
    ]


def changes(folder: Path, modes: Sequence[Binding]) -> list[list[str]]:
    """For each change: the step at which each mode notices.

    Each change is made in the same place, because what compiles itself is known by its path.
    """
    rows = []
    before: dict[str, dict[Binding, tuple[int, str]]] = {}
    with tempfile.TemporaryDirectory(prefix="workbook-") as place:
        chapter = build.copy(folder, Path(place))
        # setuptools loads Cython if it is there, which takes longer than to compile without -O2.
        (chapter / "Cython.py").write_text("raise ImportError\n")
        make(chapter)
        for mode in modes:
            if run(chapter, mode, "") != (0, "imported\n"):
                raise build.BuildError(f"{mode.module} does not work before any change")
        kept = Path(place, "kept")
        shutil.copytree(chapter, kept)
        for change in CHANGES:
            if change.program not in before:
                ran = {mode: run(chapter, mode, change.program) for mode in modes}
                before[change.program] = ran
            edit(chapter, change)
            make(chapter, modes[0].library)
            with ThreadPoolExecutor(os.cpu_count()) as pool:
                asked = [
                    pool.submit(notices, chapter, mode, change, before[change.program][mode])
                    for mode in modes
                ]
            rows.append([change.title, *(answer.result() for answer in asked)])
            shutil.rmtree(chapter)
            shutil.copytree(kept, chapter)
    return rows


def make(chapter: Path, *targets: str) -> None:
    """Build: nothing is measured, so nothing is optimised."""
    build.make(chapter, "TOOL_CFLAGS=-std=c11 -O0 -fPIC -fvisibility=hidden", *targets)


def edit(chapter: Path, change: Change) -> None:
    """Make a change to the library."""
    for name, old, new in change.edits:
        text = (chapter / name).read_text("utf-8")
        if old not in text:
            raise build.BuildError(f"{change.title}: {name} has no {old!r}")
        (chapter / name).write_text(text.replace(old, new), "utf-8")


def notices(chapter: Path, mode: Binding, change: Change, before: tuple[int, str]) -> str:
    """At which step a mode notices, in words.

    What compiles itself is tried twice: with its cache, and after somebody has emptied it.
    """
    if mode.build or mode.needs_library or run(chapter, mode, change.program) != before:
        return step(chapter, mode, change)
    for file in (chapter / "__pycache__").glob("_cffi__*"):
        file.unlink()
    return f"{WORDS['old']}<br>*cache emptied:* {step(chapter, mode, change)}"


def step(chapter: Path, mode: Binding, change: Change) -> str:
    """Build, if the mode has anything to build, and run: where it ends."""
    if mode.build:
        try:
            make(chapter, *mode.build)
        except build.BuildError:
            return WORDS["build"]
    status, output = run(chapter, mode, change.program)
    printed = output.split("\n")
    if status < 0:
        return WORDS["crash"].format(error=signal.Signals(-status).name)
    if status:
        error = next((line for line in reversed(printed) if line.strip()), "?").split(":")[0]
        phase = "call" if printed[0] == "imported" else "import"
        return WORDS[phase].format(error=f"`{error.removeprefix('cffi.')}`")
    return WORDS["right" if printed[1] == change.prints else "wrong"]


def run(chapter: Path, mode: Binding, program: str) -> tuple[int, str]:
    """Run a program with a mode's binding, in a process of its own."""
    text = PROGRAM.format(module=mode.module, program=program)
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", text],
        cwd=chapter,
        env={**os.environ, "CFLAGS": "-O0"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=120,
    )
    return done.returncode, done.stdout


def fastest() -> str:
    """The measured answer to "which is the fastest"."""
    return words(groups.Figures.read(groups.file_of(SLUG)))


def words(found: groups.Figures) -> str:
    """The answer in words that follow the figures."""
    calls = {row.name: row for row in found.group("call").cases}
    starts = {row.name: row.time.median for row in found.group("start").cases}
    shared = starts.pop(SHARED)
    ratios = {name: row.ratio.median for name, row in calls.items() if row.ratio}
    by_call, by_start = sorted(ratios, key=ratios.__getitem__), sorted(starts, key=starts.get)  # type: ignore[arg-type]
    told = [f"{name} {_times(ratios[name] / ratios[by_call[0]])}" for name in by_call[1:]]
    waits = [f"{name} {starts[name]:.0f} ms" for name in by_start]
    lines = [
        f"- **Each call:** {by_call[0]} is the fastest: {calls[by_call[0]].time.median:.0f} "
        f"nanoseconds for this call. Beside it, {', '.join(told)}.",
        f"- **Each start:** it takes Python longer by {', '.join(waits)}. "
        f"{SHARED.capitalize()} takes {shared:.0f} ms alone, with what it imports. "
        f"API out-of-line itself adds {_rest(starts['API out-of-line'] - shared)} to that.",
    ]
    quick, slow = "API out-of-line", "ABI in-line"
    wait = (starts[slow] - starts[quick]) * 1e6
    step = round(calls[slow].time.median) - round(calls[quick].time.median)
    if wait > 0 and step > 0:
        rounded = float(f"{wait / step:.0e}")
        lines.append(
            f"- **Together:** from {slow} to {quick} you save {wait / 1e6:.0f} ms at each start, "
            f"and {step:.0f} ns at each call. It takes some {rounded:,.0f} calls until the "
            "calls weigh as much as the start. In a small program, the start is what you feel."
        )
    return "\n".join(lines) + "\n"


def _times(ratio: float) -> str:
    return "is level with it" if round(ratio, 1) == 1.0 else f"takes {ratio:.1f} times as long"


def _rest(milliseconds: float) -> str:
    return f"{milliseconds:.0f} ms" if milliseconds >= 1 else "too little to measure"
