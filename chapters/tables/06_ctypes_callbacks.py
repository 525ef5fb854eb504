"""Writes the tables of the section Choose: ctypes beside CFFI's API mode, for part 2 of the book.

Lines are counted, calls were measured by `make bench`, and mistakes are made: once by a program,
which spoils each declaration of each library, and once by hand, one of each kind, up to the call.
Whatever of these chapters is in the tree is taken.
"""

import ast
import json
import os
import re
import shlex
import signal
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cffi import FFI
from cffi.recompiler import make_c_source

from workbook.bench import groups
from workbook.bench.plots import times
from workbook.catalog import bindings
from workbook.catalog.bindings import Binding
from workbook.catalog.paths import EXAMPLES
from workbook.sandbox import build
from workbook.site.tables import count_lines

_CHAPTERS = ("02", "03", "04", "05", "06")
_STRICT = ("implicit-function-declaration", "incompatible-pointer-types", "int-conversion")
_NUMBER = r"(?:const )?(?:bool|char|short|int|long|unsigned|size_t|u?int\d+_t)(?: int| long)*"
_FUNCTION = re.compile(
    r"^[ \t]*(?P<result>(?!typedef|extern|struct\s*\{)[\w ]+?[ *]+)"
    r"(?P<name>\w+)\((?P<takes>[^()]*)\);",
    re.M,
)


def choose() -> str:
    """A row for each library: lines, declarations that were refused, what a call costs."""
    rows = [
        "| library | lines, ctypes | lines, CFFI API | spoilt declarations | refused by ctypes "
        "| refused by CFFI API | a call, ctypes to CFFI API | which call |",
        "|---|--:|--:|--:|--:|--:|--:|---|",
    ]
    for folder, ctypes_, cffi in _libraries():
        spoilt = _spoil(folder, ctypes_, cffi)
        ratio, call = _cost(folder.name)
        rows.append(
            f"| {folder.name[:2]} `{cffi.library[3:-3]}` "
            f"| {_lines(folder, ctypes_)} | {_lines(folder, cffi)} "
            f"| {sum(kind.made for kind in spoilt)} | {sum(kind.ctypes for kind in spoilt)} "
            f"| {sum(kind.cffi for kind in spoilt)} | {ratio} | {call} |"
        )
    return "\n".join(rows) + "\n"


def spoilt() -> str:
    """A row for each way to spoil a declaration, over all libraries."""
    found: dict[str, _Spoilt] = {}
    for folder, ctypes_, cffi in _libraries():
        for one in _spoil(folder, ctypes_, cffi):
            before = found.get(one.kind, _Spoilt(one.kind, 0, 0, 0))
            found[one.kind] = _Spoilt(
                one.kind, before.made + one.made, before.ctypes + one.ctypes, before.cffi + one.cffi
            )
    rows = [
        "| in the declaration | made | refused by ctypes | refused by CFFI API |",
        "|---|--:|--:|--:|",
    ]
    rows += [f"| {one.kind} | {one.made} | {one.ctypes} | {one.cffi} |" for one in found.values()]
    return "\n".join(rows) + "\n"


def mistakes() -> str:
    """A row for each kind of mistake: where each of the two tools notices it."""
    rows = ["| the mistake | ctypes | CFFI API |", "|---|---|---|"]
    with tempfile.TemporaryDirectory(prefix="workbook-") as place:
        jobs = [(mistake, tool) for mistake in MISTAKES for tool in ("ctypes", "cffi")]
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            ends = list(pool.map(lambda job: _try(Path(place), *job), jobs))
    for mistake, (one, two) in zip(MISTAKES, zip(ends[::2], ends[1::2], strict=True), strict=True):
        rows.append(f"| {mistake.title} | {one} | {two} |")
    return "\n".join(rows) + "\n"


def _libraries() -> list[tuple[Path, Binding, Binding]]:
    """Each chapter of part 2 that is in the tree, with its ctypes and its CFFI API binding."""
    found = []
    for file in sorted(EXAMPLES.glob("*/bindings.toml")):
        listed = bindings.read(file.parent)
        plain = [one for one in listed if one.name == "ctypes"]
        compiled = [one for one in listed if one.name.startswith("CFFI API")]
        if file.parent.name[:2] in _CHAPTERS and plain and compiled:
            found.append((file.parent, plain[0], compiled[0]))
    return found


def _lines(folder: Path, binding: Binding) -> int:
    return sum(count_lines(folder / name) for name in binding.files if not name.endswith(".pyi"))


def _cost(slug: str) -> tuple[str, str]:
    """How much longer a call takes with ctypes, and which call: of the first group that has both.

    Of several ctypes cases, that of the binding (called "ctypes"), or the one with all types
    declared, is taken.
    """
    file = groups.file_of(slug)
    for group in groups.Figures.read(file).groups if file.exists() else ():
        ratio = {case.name: case.ratio.median for case in group.cases if case.ratio}
        compiled = [name for name in ratio if name.startswith("CFFI API")]
        plain = [name for name in ratio if name.startswith("ctypes")]
        plain.sort(key=lambda name: (name != "ctypes", "restype" not in name))
        if group.kind == "call" and compiled and plain:
            title = group.title.rpartition(": ")[2]
            return f"{times(ratio[plain[0]] / ratio[compiled[0]])} times", title
    return "-", "not measured side by side"


# --- a program spoils each declaration ------------------------------------------------------------


@dataclass(frozen=True)
class _Spoilt:
    """One way to spoil declarations: how many were made, how many each tool refused."""

    kind: str
    made: int
    ctypes: int
    cffi: int


def _drop_last(result: str, name: str, takes: list[str]) -> str | None:
    return f"{result}{name}({', '.join(takes[:-1]) or 'void'});" if takes else None


def _swap(result: str, name: str, takes: list[str]) -> str | None:
    if len(takes) < 2 or "..." in takes[:2] or _type(takes[0]) == _type(takes[1]):
        return None
    return f"{result}{name}({', '.join([takes[1], takes[0], *takes[2:]])});"


def _pointer_as_number(result: str, name: str, takes: list[str]) -> str | None:
    at = next((number for number, one in enumerate(takes) if "*" in one), None)
    if at is None:
        return None
    return f"{result}{name}({', '.join([*takes[:at], 'int cut', *takes[at + 1 :]])});"


def _number_as_double(result: str, name: str, takes: list[str]) -> str | None:
    at = next((n for n, one in enumerate(takes) if re.fullmatch(rf"{_NUMBER} \w+", one)), None)
    if at is None:
        return None
    return f"{result}{name}({', '.join([*takes[:at], 'double number', *takes[at + 1 :]])});"


def _pointer_result(result: str, name: str, takes: list[str]) -> str | None:
    return f"int {name}({', '.join(takes) or 'void'});" if "*" in result else None


def _narrow_result(result: str, name: str, takes: list[str]) -> str | None:
    wide = result.strip() in ("int64_t", "uint64_t", "size_t", "double", "long")
    return f"int {name}({', '.join(takes) or 'void'});" if wide else None


def _other_name(result: str, name: str, takes: list[str]) -> str | None:
    return f"{result}{name}s({', '.join(takes) or 'void'});"


WAYS: dict[str, Callable[[str, str, list[str]], str | None]] = {
    "the name has a letter too many": _other_name,
    "the last parameter is missing": _drop_last,
    "two parameters changed places": _swap,
    "a parameter is an `int` where the header has a pointer": _pointer_as_number,
    "the result is an `int` where the header has a pointer": _pointer_result,
    "a parameter is a `double` where the header has a whole number": _number_as_double,
    "the result is an `int` where the header has 8 bytes": _narrow_result,
}


@cache
def _spoil(folder: Path, plain: Binding, compiled: Binding) -> list[_Spoilt]:
    """Spoil the declarations of a library in each way, all of them at once, and ask both tools."""
    text, head = _declarations(folder, compiled)
    assert not _refused_by_compiler(folder, text, head), f"{folder.name}: cdef is wrong already"
    found = []
    for kind, way in WAYS.items():
        changed: dict[str, str] = {}

        def replaced(function: re.Match[str]) -> str:
            takes = [one.strip() for one in function["takes"].split(",")]
            takes = [] if takes in ([""], ["void"]) else takes
            new = way(function["result"].lstrip(), function["name"], takes)  # noqa: B023
            if new is not None:
                changed[function["name"]] = new  # noqa: B023
            return new or function[0]

        wrong = _FUNCTION.sub(replaced, text)
        named = {f"{name}s" if way is _other_name else name for name in changed}
        refused = _refused_by_compiler(folder, wrong, head) & named
        believed = _refused_by_ctypes(folder / plain.library, list(changed.values()))
        found.append(_Spoilt(kind, len(changed), believed, len(refused)))
    return found


def _declarations(folder: Path, compiled: Binding) -> tuple[str, str]:
    """What the build script of a CFFI binding declares, and the C that it includes."""
    script = next(name for name in compiled.files if name.endswith("_build.py"))
    texts: dict[str, list[str]] = {"cdef": [], "set_source": []}
    for node in ast.walk(ast.parse((folder / script).read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            constants = [one.value for one in node.args if isinstance(one, ast.Constant)]
            texts.get(node.func.attr, []).extend(str(one) for one in constants)
    return "\n".join(texts["cdef"]), texts["set_source"][-1]


def _refused_by_compiler(folder: Path, text: str, head: str) -> set[str]:
    """The functions for which the C that CFFI writes does not compile."""
    ffi = FFI()
    ffi.cdef(text)
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "_tried.c"
        make_c_source(ffi, "_tried", head, str(file))
        flags = [f"-Werror={name}" for name in _STRICT]
        include = [f"-I{folder}", f"-I{sysconfig.get_path('include')}"]
        done = subprocess.run(
            [*_compiler(), "-std=c11", "-fsyntax-only", *flags, *include, str(file)],
            capture_output=True,
            text=True,
            env={**os.environ, "LC_ALL": "C"},
            check=False,
        )
    refused, name = set(), ""
    for line in done.stderr.splitlines():
        if inside := re.search(r"In function '_cffi_[a-z]+_(\w+)'", line):
            name = inside[1]
        elif " error: " in line:
            refused.add(name)
    return refused


def _compiler() -> list[str]:
    """gcc, where there is one: it says in which function an error is."""
    return shlex.split(os.environ.get("CC", "")) or ["gcc"]


BELIEVES = """\
import ctypes, json, re, sys
library, declarations = sys.argv[1], json.loads(sys.argv[2])
lib, refused = ctypes.CDLL(library), 0
KNOWN = {"double": ctypes.c_double, "float": ctypes.c_float, "void": None}
def kind(text):
    words = re.findall(r"[a-z_0-9]+", text)
    return ctypes.c_void_p if "*" in text else next(
        (KNOWN[word] for word in words if word in KNOWN), ctypes.c_int)
for text in declarations:
    result, name, takes = re.fullmatch(r"(.*?[ *])(\\w+)\\((.*)\\);", text).groups()
    try:
        function = getattr(lib, name)
        function.restype = kind(result)
        named = [one for one in takes.split(",") if one.strip() not in ("void", "...")]
        function.argtypes = [kind(one) for one in named]
    except Exception:
        refused += 1
print(refused)
"""


def _refused_by_ctypes(library: Path, declarations: list[str]) -> int:
    """How many of these declarations ctypes refuses when they are made."""
    if not library.exists():  # another chapter's, and not built yet
        build.make(library.parent, library.name)
    command = [sys.executable, "-c", BELIEVES, str(library), json.dumps(declarations)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return int(done.stdout)


def _type(parameter: str) -> str:
    return re.sub(r"\w+$", "", parameter).replace(" ", "")


# --- one mistake of each kind, up to the call -----------------------------------------------------


@dataclass(frozen=True)
class _Mistake:
    """A mistake, made with both tools. A program prints `right` when all is well."""

    title: str
    slug: str
    right: str
    ctypes: str
    edit: tuple[str, str]
    """What is wrong in cdef: the right text, the wrong text."""
    cffi: str


_WATCH = """
import ctypes
from ctypes import *
import stopwatch_ctypes
lib = stopwatch_ctypes._lib
stopwatch_ctypes.set_test_clock(0)
"""
_WATCH_CFFI = """
from _stopwatch_cffi_api import ffi, lib
lib.stopwatch_test_ns = 0
"""
_USE = """
watch = lib.stopwatch_new()
lib.stopwatch_start(watch)
"""
_LINE = """
import ctypes
from ctypes import *
import pipeline_ctypes
from pipeline_ctypes import _STAGE, _double_p, _size_p
lib = pipeline_ctypes._lib
line = lib.pipeline_new()
def run(*numbers):
    values, results = (c_double * len(numbers))(*numbers), (c_double * len(numbers))()
    found = c_size_t()
    status = lib.pipeline_run(line, values, len(numbers), results, byref(found))
    print(status, results[:found.value])
"""
_LINE_CFFI = """
from _pipeline_cffi_api import ffi, lib
line = lib.pipeline_new()
def run(*numbers):
    values, results = ffi.new("double[]", numbers), ffi.new("double[]", len(numbers))
    found = ffi.new("size_t *")
    status = lib.pipeline_run(line, values, len(numbers), results, found)
    print(status, ffi.unpack(results, found[0]))
"""
_03, _06 = "03_ctypes_functions", "06_ctypes_callbacks"
MISTAKES = (
    _Mistake(
        "a name is misspelt", _03, "True",
        _WATCH + _USE + "lib.stopwatch_runing.restype = c_bool\nprint(lib.stopwatch_runing(watch))",
        ("stopwatch_running(", "stopwatch_runing("),
        _WATCH_CFFI + _USE + "print(lib.stopwatch_runing(watch))",
    ),
    _Mistake(
        "a result is an `int`, and a pointer comes back", _03, "True",
        _WATCH + "lib.stopwatch_new.restype = c_int\ndel lib.stopwatch_new.errcheck\n" + _USE
        + "print(lib.stopwatch_running(watch))",
        ("stopwatch *stopwatch_new(void)", "int stopwatch_new(void)"),
        _WATCH_CFFI + _USE + "print(lib.stopwatch_running(watch))",
    ),
    _Mistake(
        "a result is an `int`, and 8 bytes come back", _03, "5000000000",
        _WATCH + "lib.stopwatch_elapsed_ns.restype = c_int\n" + _USE
        + "stopwatch_ctypes.set_test_clock(5 * 10**9)\nprint(lib.stopwatch_elapsed_ns(watch))",
        ("int64_t stopwatch_elapsed_ns", "int stopwatch_elapsed_ns"),
        _WATCH_CFFI + _USE + "lib.stopwatch_test_ns = 5 * 10**9\n"
        "print(lib.stopwatch_elapsed_ns(watch))",
    ),
    _Mistake(
        "a parameter is missing", _03, "5.0",
        _WATCH + "lib.stopwatch_elapsed_in.argtypes = [c_void_p]\n" + _USE
        + "stopwatch_ctypes.set_test_clock(5 * 10**9)\nprint(lib.stopwatch_elapsed_in(watch))",
        ("const stopwatch *watch, char unit)", "const stopwatch *watch)"),
        _WATCH_CFFI + _USE + "lib.stopwatch_test_ns = 5 * 10**9\n"
        "print(lib.stopwatch_elapsed_in(watch))",
    ),
    _Mistake(
        "two parameters changed places", _03, "5.0",
        _WATCH + "lib.stopwatch_elapsed_in.argtypes = [c_char, c_void_p]\n" + _USE
        + "stopwatch_ctypes.set_test_clock(5 * 10**9)\n"
        "print(lib.stopwatch_elapsed_in(b's', watch))",
        ("(const stopwatch *watch, char unit)", "(char unit, const stopwatch *watch)"),
        _WATCH_CFFI + _USE + "lib.stopwatch_test_ns = 5 * 10**9\n"
        "print(lib.stopwatch_elapsed_in(b's', watch))",
    ),
    _Mistake(
        "a parameter is a `double`, and C wants an `int32_t`", _03, "2000000000",
        _WATCH + "lib.stopwatch_add_ms.argtypes = [c_void_p, c_double]\n" + _USE
        + "lib.stopwatch_add_ms(watch, 2000)\nprint(lib.stopwatch_elapsed_ns(watch))",
        ("int32_t milliseconds", "double milliseconds"),
        _WATCH_CFFI + _USE + "lib.stopwatch_add_ms(watch, 2000)\n"
        "print(lib.stopwatch_elapsed_ns(watch))",
    ),
    _Mistake(
        "a callback is declared with another parameter", _06, "0 [6.0]",
        _LINE + "STAGE = CFUNCTYPE(c_int, c_float, c_void_p)\n"
        "lib.pipeline_add.argtypes = [c_void_p, STAGE, c_void_p]\n"
        "stage = STAGE(lambda value, user: 0 if value > 5 else 1)\n"
        "lib.pipeline_add(line, stage, None)\nrun(6)",
        ("(*pipeline_stage)(double *value", "(*pipeline_stage)(float value"),
        _LINE_CFFI + "print('imported')",
    ),
    _Mistake(
        "a constant has another value", _06, "0 [1.0]",
        _LINE + "END = 3\nstage = _STAGE(lambda value, user: END if value[0] > 1 else 0)\n"
        "lib.pipeline_add(line, stage, None)\nrun(1, 2, 3)",
        ("size_t pipeline_live(void);", "size_t pipeline_live(void);\n    #define PIPELINE_END 3"),
        _LINE_CFFI + "@ffi.def_extern()\ndef stage_in_python(value, user):\n"
        "    return lib.PIPELINE_END if value[0] > 1 else 0\n"
        "lib.PIPELINE_END\nlib.pipeline_add(line, lib.stage_in_python, ffi.NULL)\nrun(1, 2, 3)",
    ),
    _Mistake(
        "the declaration is right, the number does not fit", _03, "5000000000000000",
        _WATCH + _USE + "lib.stopwatch_add_ms(watch, 5 * 10**9)\n"
        "print(lib.stopwatch_elapsed_ns(watch))",
        ("", ""),
        _WATCH_CFFI + _USE + "lib.stopwatch_add_ms(watch, 5 * 10**9)\n"
        "print(lib.stopwatch_elapsed_ns(watch))",
    ),
    _Mistake(
        "what C calls is not kept", _06, "0 [1.0]",
        _LINE + "lib.pipeline_add(line, _STAGE(lambda value, user: 0), None)\n"
        "others = [_STAGE(lambda value, user: 1) for _ in range(9)]\nrun(1)",
        ("", ""),
        _LINE_CFFI + "@ffi.def_extern()\ndef stage_in_python(value, user):\n"
        "    return ffi.from_handle(user)(value)\n"
        "lib.pipeline_add(line, lib.stage_in_python, ffi.new_handle(lambda value: 0))\n"
        "others = [ffi.new_handle(lambda value: 1) for _ in range(9)]\nrun(1)",
    ),
)  # fmt: skip


def _try(place: Path, mistake: _Mistake, tool: str) -> str:
    """Make a mistake with one tool in a copy of the chapter, and say where it was noticed."""
    own = Path(tempfile.mkdtemp(dir=place))
    chapter = build.copy(EXAMPLES / mistake.slug, own)
    library = bindings.read(chapter)[0].library
    flags = "TOOL_CFLAGS=-std=c11 -O0 -fPIC -fvisibility=hidden"
    if tool == "ctypes":
        build.make(chapter, flags, library)
        program = mistake.ctypes
    else:
        script = next(chapter.glob("*_cffi_api_build.py"))
        text = script.read_text("utf-8")
        assert mistake.edit[0] in text, mistake.title
        script.write_text(text.replace(*mistake.edit) if mistake.edit[0] else text, "utf-8")
        module = f"_{library[3:-3]}_cffi_api"
        try:
            build.make(chapter, flags, module)
        except build.BuildError:
            return "**build:** the compiler refuses"
        program = mistake.cffi
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program],
        cwd=chapter, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    if done.returncode < 0:
        return f"**nobody:** a crash, {signal.Signals(-done.returncode).name}"
    if done.returncode:
        error = done.stderr.strip().splitlines()[-1].partition(":")[0].rpartition(".")[2]
        return f"**call:** `{error}`"
    if done.stdout.strip() == mistake.right:
        return "the right answer"
    if done.stderr.strip():
        return "**call:** a message is printed, then a wrong answer"
    return "**nobody:** a wrong answer"
