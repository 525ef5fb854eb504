"""The translator explains what real compilers, sanitizers and Python say, in both compilers' words.

Each program of symptom_cases.py is compiled and run here; nothing that it says is written down.
"""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.explain.symptom_cases import CASES, REPORTS
from tests.explain.symptoms import Case, explain
from tests.needs import need
from workbook.catalog.paths import CHAPTERS
from workbook.explain import bindings, compiler, end, memory, python, rules, suspects, translate
from workbook.explain.report import Frame, Report
from workbook.explain.rows import Row, filled, quoted
from workbook.explain.rules import CRASH, Rule
from workbook.sandbox import commands
from workbook.sandbox.commands import Limits, Result

RUNS = [(case, cc) for case in CASES for cc in case.only]


@pytest.mark.parametrize(("case", "cc"), RUNS, ids=[f"{case.name}-{cc}" for case, cc in RUNS])
def test_symptom(case: Case, cc: str, tmp_path: Path) -> None:
    need(cc, shutil.which(cc))
    said, result = explain(case, tmp_path, cc)
    shown = f"{said}\n{result.stdout[-3000:]}"
    assert re.search(case.says, said.message, re.I), shown
    assert re.search(case.rule, said.rule), shown
    if case.where:
        assert said.where.startswith(case.expected_where()), shown
    assert said.read
    assert "\n" not in said.message + said.rule
    assert str(tmp_path) not in said.message + said.rule + said.where, shown


def test_names_differ() -> None:
    names = [case.name for case in CASES]
    assert len(names) == len(set(names))


def say(raw: str, stage: str = "answers", **more: object) -> str:
    """The message for a text."""
    facts = {"folder": Path(), "edit": ("a.c",), "read": "x#y"} | more
    return translate.explain(raw, stage=stage, **facts).message  # type: ignore[arg-type]


def test_unknown_pretends_nothing() -> None:
    assert say("first\nthe moon is full\n", "build") == (
        "It failed. The last thing it said: the moon is full"
    )
    assert say("", "build") == "It failed and said nothing."


@pytest.mark.parametrize("raw", ["\0\xff\ufffd" * 1000, "x" * 2_000_000, "#0 0x0 in\n" * 20000])
def test_any_text_is_read_quickly(raw: str) -> None:
    for stage in ("build", "answers", "memory"):
        assert len(say(raw, stage)) < 400
        assert say(raw, stage, signal="SIGSEGV")


def test_newer_words_of_address_sanitizer() -> None:
    """gcc 14 and clang 17 say "after" where their elders said "to the right of": the same words.

    This machine has only the elders, so their report is edited as LLVM's commit edited it.
    """
    old = [
        "==1==ERROR: AddressSanitizer: heap-buffer-overflow on address 0x602000000020",
        "WRITE of size 1 at 0x602000000020 thread T0",
        "    #0 0x7f in dice_roll a.c:14",
        "",
        "0x602000000020 is located 0 bytes to the right of 16-byte region [0x602010,0x602020)",
        "allocated by thread T0 here:",
        "    #0 0x7f in malloc (/usr/lib/libclang_rt.asan.so+0x1)",
        "    #1 0x7f in dice_new a.c:9:12",
    ]
    new = [line.replace("to the right of", "after") for line in old]
    assert say("\n".join(old), "memory") == say("\n".join(new), "memory")
    assert "just past a block of 16 bytes that dice_new allocated" in say("\n".join(new), "memory")


RULES = [*(rule for rule in vars(rules).values() if isinstance(rule, Rule)), *CRASH.values()]
TABLES = [
    row
    for module in (bindings, compiler, end, memory, python, suspects)
    for table in vars(module).values()
    if isinstance(table, tuple)
    for row in table
    if isinstance(row, Row)
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.text[:40])
def test_sections_exist(rule: Rule) -> None:
    """What an explanation says to read can be read."""
    for read in {rule.read, rule.ctypes, rule.cffi, rule.cython, rule.extension} - {""}:
        slug, _, section = read.partition("#")
        assert f"{{: #{section} }}" in (CHAPTERS / f"{slug}.md").read_text("utf-8"), read


def test_every_rule_is_broken_by_something() -> None:
    source = "".join(path.read_text("utf-8") for path in Path(rules.__file__).parent.glob("*.py"))
    for name, rule in vars(rules).items():
        if isinstance(rule, Rule):
            assert re.search(rf"\br\.{name}\b", source), name


def test_errors_of_an_extension_module_without_its_name() -> None:
    """The first is noticed a call too late; the second is said by Python 3.11 and 3.12 alone."""
    start = 'Traceback (most recent call last):\n  File "a.py", line 1, in <module>\nSystemError: '
    late = say(f"{start}<class 'ValueError'> returned a result with an exception set", "answers")
    assert "although an exception was set" in late
    macro = say(f"{start}PY_SSIZE_T_CLEAN macro must be defined for '#' formats", "answers")
    assert "without PY_SSIZE_T_CLEAN" in macro


@pytest.mark.parametrize("row", TABLES, ids=lambda row: re.sub(r"\W+", " ", row.said)[:40])
def test_rows_can_be_filled_in(row: Row) -> None:
    """Each sentence of a table fits the groups of its patterns, in each way of saying it."""
    also = [
        "text",
        "call",
        "include",
        "want",
        "got",
        "at",
        "source",
        "said",
        "f",
        "a",
        "size",
        "wrote",
        "last",
    ]
    groups = set(also)
    for pattern in (row.line, row.file):
        groups |= set(re.compile(filled(pattern, {"name": "x"})).groupindex)
    for way in row.said.split(" || "):
        groups |= set(re.compile(quoted(way)).groupindex)
    said = row.message.format(**dict.fromkeys(groups, "x"))
    code = ("argtypes", "cdef", "ctypes", "elif", "ffi.new", "lib", "sizeof", "sources=", "x ", "_")
    assert row.message[0] == "{" or not said[0].islower() or said.startswith(code)


def test_number_of_a_process_is_no_address(tmp_path: Path) -> None:
    """Where faulthandler sees a signal first, the report holds the process's number instead.

    It is a small number in a container: the real report, as it is for process 64.
    """
    need("gcc", shutil.which("gcc"))
    case = next(case for case in CASES if case.name == "null")
    _, result = explain(replace(case, options=":handle_segv=1"), tmp_path, "gcc")
    found = re.search(r"SEGV on unknown address (0x[0-9a-f]+)", result.stdout)
    assert found, result.stdout
    small = result.stdout.replace(found[1], "0x000000000040")
    assert "address 64" not in say(small, "memory", edit=("dice.c",))


def test_own_file_and_no_other() -> None:
    report = Report("", "memory", Path(), ("dice.c", "sub/more.c"), "")
    assert report.own("/tmp/x/dice.c") == "dice.c"
    assert report.own("./dice.c") == "dice.c"
    assert report.own("/tmp/sub/more.c") == "sub/more.c"
    assert report.own("/tmp/x/more.c") == ""
    assert report.own("/tmp/xdice.c") == ""
    assert report.where([("dice.h", 3), ("dice.c", 0), ("dice.c", 7)]) == "dice.c:7"


RACE = """\
#include <pthread.h>

static int count;

static void *work(void *nothing) {
    for (int i = 0; i < 100000; i++) {
        count++;
    }
    return nothing;
}

int main(void) {
    pthread_t one, two;
    pthread_create(&one, 0, work, 0);
    pthread_create(&two, 0, work, 0);
    pthread_join(one, 0);
    pthread_join(two, 0);
    return 0;
}
"""
LEAK = """\
#include <stdlib.h>

static char *volatile kept;

int main(void) {
    kept = malloc(24);
    kept = NULL;
    return 0;
}
"""


def program(text: str, folder: Path, *flags: str) -> Result:
    """Compile a C program with gcc and run it."""
    (folder / "a.c").write_text(text, "utf-8")
    done = commands.run(["gcc", "-g", "-O0", *flags, "a.c", "-o", "a"], cwd=folder, merge=True)
    assert done.ok, done.stdout
    return commands.run(["./a"], cwd=folder, limits=Limits(memory=None), merge=True)


def test_thread_sanitizer(tmp_path: Path) -> None:
    need("gcc", shutil.which("gcc"))
    ran = program(RACE, tmp_path, "-fsanitize=thread", "-pthread")
    if "data race" not in ran.stdout:
        pytest.skip(f"ThreadSanitizer does not run here: {ran.stdout[:200]}")
    said = translate.explain_own(ran.stdout, tmp_path)
    assert said
    assert said.message.startswith("Two threads used count at the same time, one of them in work")
    assert said.where == "a.c:7"


def test_leak_sanitizer(tmp_path: Path) -> None:
    need("gcc", shutil.which("gcc"))
    ran = program(LEAK, tmp_path, "-fsanitize=address")
    if "detected memory leaks" not in ran.stdout:
        pytest.skip(f"LeakSanitizer does not run here: {ran.stdout[:200]}")
    said = translate.explain_own(ran.stdout, tmp_path)
    assert said
    assert "24 bytes that main asked for" in said.message
    assert said.where == "a.c:6"


@pytest.mark.parametrize(
    ("raw", "message", "rule"), REPORTS, ids=lambda text: re.sub(r"\W+", " ", text)[-30:]
)
def test_reports_of_other_machines(raw: str, message: str, rule: str, tmp_path: Path) -> None:
    said = translate.explain_own(raw, tmp_path)
    assert said
    assert message in said.message
    assert rule in said.rule


def test_a_table_of_methods_without_an_end(tmp_path: Path) -> None:
    """What lies behind the table decides how it ends: here, with a crash."""
    table = (
        '#include <Python.h>\nstatic PyMethodDef methods[] = {\n    {"f", f, METH_O, NULL},\n};\n'
    )
    (tmp_path / "a.c").write_text(table, "utf-8")
    said = say("x", folder=tmp_path, signal="SIGSEGV")
    assert "The table of methods has no end" in said
    (tmp_path / "a.c").write_text(table.replace("};", "    {NULL, NULL, 0, NULL},\n};"), "utf-8")
    assert "table of methods" not in say("x", folder=tmp_path, signal="SIGSEGV")


def test_a_name_keeps_its_case(tmp_path: Path) -> None:
    (tmp_path / "a.c").write_text("int number;\n", "utf-8")
    assert say("a.c:1:5: error: ‘number’ is used uninitialized", folder=tmp_path).startswith(
        "number "
    )
    assert say("AssertionError: roll gave 3").startswith("roll ")


def test_files_of_the_reader(tmp_path: Path) -> None:
    for name in ("my.py", "sub/x.c", "site-packages/y.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x\n", "utf-8")
    text = f'File "{tmp_path}/my.py", line 1\nsub/x.c:3:4: error\n"site-packages/y.py" /etc/z.py'
    assert translate.own_files(text, tmp_path) == ("my.py", "sub/x.c")


@pytest.mark.parametrize(
    ("function", "name"),
    [
        ("__pyx_pf_14measure_cython_first_above", "first_above"),
        ("__pyx_pf_14measure_cython_2sums", "sums"),
        ("__pyx_pw_14measure_cython_3sums", "sums"),
        ("__pyx_f_12steps_cython_one_row", "one_row"),
        ("__pyx_pf_11heat_cython_3Rod_2heat", "Rod.heat"),
        ("__pyx_pf_14picture_cython_8__pyx_fuse_1brightest", "brightest"),
        ("__interceptor_memcpy", "memcpy"),
        ("dice_new", "dice_new"),
    ],
)
def test_a_function_has_the_name_that_its_author_knows(function: str, name: str) -> None:
    assert Frame(function).name == name
