"""The notebook tools, in a real kernel: what a learner sees in each cell."""

import os
import re
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from tests.needs import need
from workbook.catalog.paths import NOTEBOOK_PAGES, NOTEBOOKS
from workbook.notebook import cell_c, cell_child, excerpt
from workbook.notebook.messages import NotebookToolError
from workbook.sandbox import sanitizers
from workbook.site.notebooks import joined

PRINTER = r"""%%c printer
#include <stdio.h>
void say(const char *text) { printf("%s", text); }
void complain(const char *text) { fprintf(stderr, "%s", text); }
void flood(int lines) { for (int i = 0; i < lines; i++) puts("0123456789"); }
"""
OPEN = "import ctypes, os, subprocess, sys\nlib = ctypes.CDLL(str(printer))"


class Kernel:
    """A notebook that runs one cell at a time."""

    def __init__(self, client: Any) -> None:
        self.client = client

    def __call__(self, source: str) -> Any:
        """Run a cell and return its outputs, neighbours of one stream joined."""
        cell = nbformat.v4.new_code_cell(source)  # type: ignore[no-untyped-call]
        self.client.nb.cells = [cell]
        self.client.execute_cell(cell, 0)
        return joined(cell.outputs)

    def interrupt_at(self, sign: Path) -> None:
        """Interrupt the cell that writes this file, as the square in the tool bar does."""
        pid = int(self.seen("import os; os.getpid()")[0][1])

        def interrupt() -> None:
            for _ in range(3000):
                if sign.exists():
                    os.kill(pid, signal.SIGINT)
                    return
                time.sleep(0.01)

        threading.Thread(target=interrupt, daemon=True).start()

    def seen(self, source: str) -> list[tuple[str, str]]:
        """What a cell shows, in order: (kind, text)."""
        return [seen(output) for output in self(source)]


def seen(output: Any) -> tuple[str, str]:
    if output.output_type == "stream":
        return output.name, output.text
    if output.output_type == "error":
        return "error", "\n".join(output.traceback)
    return "data", output.data["text/plain"]


def start() -> Iterator[Kernel]:
    book = nbformat.v4.new_notebook()  # type: ignore[no-untyped-call]
    where = {"metadata": {"path": str(NOTEBOOKS)}}
    client = NotebookClient(
        book, timeout=60, kernel_name="python3", resources=where, allow_errors=True
    )
    # Both change how output is buffered, and a learner has neither.
    strange = {"PYTEST_CURRENT_TEST", "PYTHONUNBUFFERED"}
    environment = {k: v for k, v in os.environ.items() if k not in strange}
    with client.setup_kernel(env=environment, stderr=subprocess.DEVNULL):
        kernel = Kernel(client)
        assert kernel("%load_ext workbook") == []
        yield kernel


@pytest.fixture(scope="module")
def kernel() -> Iterator[Kernel]:
    """One kernel for all tests, with a library that prints."""
    for kernel in start():
        assert kernel.seen(PRINTER)[0][0] == "stdout"
        assert kernel(OPEN) == []
        yield kernel


@pytest.fixture
def own_kernel() -> Iterator[Kernel]:
    """A kernel that a test may spoil."""
    yield from start()


# --- the order of what is printed -------------------------------------------------------------


def test_c_and_python_print_in_order(kernel: Kernel) -> None:
    cell = """
print("1 Python")
lib.say(b"2 C\\n")
print("3 Python, ", end="")
lib.say(b"4 C without an end of line, ")
print("5 Python")
_ = os.system("echo 6 child")
lib.say(b"7 C, ")
display("8 display")
lib.say(b"9 C\\n")
_ = subprocess.run(["echo", "10 child"], stdout=sys.stdout)
lib.say(b"11 C")
"the value"
"""
    assert kernel.seen(cell) == [
        (
            "stdout",
            "1 Python\n2 C\n3 Python, 4 C without an end of line, 5 Python\n6 child\n7 C, ",
        ),
        ("data", "'8 display'"),
        ("stdout", "9 C\n10 child\n11 C"),
        ("data", "'the value'"),
    ]


def test_stderr_too(kernel: Kernel) -> None:
    cell = """
print("1")
lib.complain(b"2\\n")
print("3", file=sys.stderr)
lib.say(b"4\\n")
lib.complain(b"5\\n")
print("6")
"""
    assert kernel.seen(cell) == [
        ("stdout", "1\n"),
        ("stderr", "2\n3\n"),
        ("stdout", "4\n"),
        ("stderr", "5\n"),
        ("stdout", "6\n"),
    ]


def test_nothing_is_left_for_the_next_cell(kernel: Kernel) -> None:
    assert kernel.seen("lib.say(b'mine'); pass")[:1] == [("stdout", "mine")]
    assert kernel.seen("print('next')") == [("stdout", "next\n")]


@pytest.mark.parametrize("loader", ["CDLL", "PyDLL"])
def test_more_than_a_pipe_holds(kernel: Kernel, loader: str) -> None:
    # PyDLL holds the GIL during the call: a pipe would be full, and its reader could not run.
    cell = f"ctypes.{loader}(str(printer)).flood(20_000); print('after')"
    [(name, text)] = kernel.seen(cell)
    assert name == "stdout"
    assert text == "0123456789\n" * 20_000 + "after\n"


def test_a_flood_is_cut(kernel: Kernel) -> None:
    cell = "for _ in range(20): lib.flood(10_000)\nprint('end')\n"
    cell += "print(os.path.sameopenfile(1, os.open(os.devnull, os.O_WRONLY)))"
    [(_, text)] = kernel.seen(cell)
    assert "the rest of this cell is cut" in text
    assert text.endswith("end\nTrue\n")  # and nothing can fill the disk
    assert len(text) < 1_100_000
    assert kernel.seen("lib.say(b'well again')\npass") == [("stdout", "well again")]


def test_an_exception_loses_nothing(kernel: Kernel) -> None:
    (first, text), (second, trace) = kernel.seen("lib.say(b'before')\n1 / 0")
    assert (first, text, second) == ("stdout", "before", "error")
    assert "ZeroDivisionError" in trace


def test_an_interrupt_loses_nothing(kernel: Kernel, tmp_path: Path) -> None:
    sign = tmp_path / "now"
    kernel.interrupt_at(sign)
    cell = "import time\nlib.say(b'one ')\nprint('two')\nlib.say(b'three')"
    cell += f"\nopen({str(sign)!r}, 'w').close()\ntime.sleep(30)"
    outputs = kernel.seen(cell)
    assert outputs[0] == ("stdout", "one two\nthree")
    assert "KeyboardInterrupt" in outputs[1][1]
    assert kernel.seen("print('alive')") == [("stdout", "alive\n")]


def test_a_fork_prints_once(kernel: Kernel) -> None:
    cell = """
pid = os.fork()
if pid == 0:
    lib.say(b"child\\n")
    ctypes.CDLL(None).fflush(None)
    os._exit(0)
_ = os.waitpid(pid, 0)
print("parent")
"""
    # (Python 3.12 and later also warn of a fork in a process with threads.)
    said = [text for name, text in kernel.seen(cell) if name == "stdout"]
    assert "".join(said) == "child\nparent\n"


def test_unloading_puts_everything_back(own_kernel: Kernel) -> None:
    kernel = own_kernel
    kernel(PRINTER)
    kernel(OPEN)
    kernel("folder = printer.parent.parent; print(folder.exists())")
    assert kernel("%unload_ext workbook") == []
    cell = """
import threading
print([name for name in ("show", "layout") if name in globals()],
      [name for name in ("c", "child") if name in get_ipython().magics_manager.magics["cell"]],
      [thread.name for thread in threading.enumerate() if thread.name == "C output"],
      "workbook" in getattr(sys.stdout.write, "__module__", ""), folder.exists(),
      sys.stdout.fileno() == 1)
"""
    assert kernel.seen(cell) == [("stdout", "[] [] [] False False False\n")]
    again = "%load_ext workbook\nprint('a')\nlib.say(b'b\\n')\nprint('c')"
    assert kernel.seen(again) == [("stdout", "a\nb\nc\n")]


# --- %%c --------------------------------------------------------------------------------------


def test_c_makes_a_library(kernel: Kernel) -> None:
    [(name, command)] = kernel.seen("%%c\nint seven(void) { return 7; }")
    assert name == "stdout"
    assert " -Wconversion " in command
    assert " -Werror" not in command
    assert kernel.seen("type(library).__name__, ctypes.CDLL(str(library)).seven()")[0][1] in (
        "('PosixPath', 7)"
    )


def test_c_is_built_under_a_fresh_name(kernel: Kernel) -> None:
    kernel("%%c fresh\nint value(void) { return 1; }")
    kernel("old, first = ctypes.CDLL(str(fresh)), fresh")
    kernel("%%c fresh\nint value(void) { return 2; }")
    cell = "old.value(), ctypes.CDLL(str(fresh)).value(), first.name == fresh.name"
    assert kernel.seen(cell) == [("data", "(1, 2, False)")]


def test_an_error_names_the_line_of_the_cell(kernel: Kernel) -> None:
    kernel("broken = 1")
    source = "%%c broken\nint f(void) {\n    return x;\n}"  # the mistake is on line 3
    [(kind, text)] = kernel.seen(source)
    assert kind == "error"
    assert re.search(r"^cell:3:12: error: .*x", text, re.M)
    assert "return x;" in text
    assert "1 error in line 3 of the cell. There is no broken now." in text
    assert "Traceback" not in text
    assert "/tmp" not in text
    assert "NameError" in kernel.seen("broken")[0][1]


def test_warnings_are_shown_and_can_be_errors(kernel: Kernel) -> None:
    code = "int f(int unused) { return 1; }"
    [(_, text)] = kernel.seen(f"%%c warned\n{code}")
    assert re.search(r"^cell:2:11: warning: unused parameter", text, re.M)
    assert kernel.seen("warned.exists()") == [("data", "True")]
    [(kind, text)] = kernel.seen(f"%%c warned --werror\n{code}")
    assert kind == "error"
    assert "line 2 of the cell" in text


def test_a_function_that_is_nowhere(kernel: Kernel) -> None:
    [(kind, text)] = kernel.seen(
        "%%c -Wl,--no-undefined\nint g(void);\nint f(void) { return g(); }"
    )
    assert kind == "error"
    assert "undefined" in text.lower()


def test_flags_reach_the_compiler() -> None:
    order = cell_c.parse("name --std=c99 --cc clang -DN=3 -lm --sanitize")
    wanted = cell_c.Order("name", sanitize=True, std="c99", cc="clang", flags=("-DN=3", "-lm"))
    assert order == wanted
    assert cell_c.parse("") == cell_c.Order()


def test_a_flag_may_have_its_value_in_the_next_word() -> None:
    order = cell_c.parse("-isystem /some/dir name -I 'other dir' -l m --seconds 9 --quiet")
    assert (order.name, order.seconds, order.quiet) == ("name", 9, True)
    assert order.flags == ("-isystem", "/some/dir", "-I", "other dir", "-l", "m")


FOREIGN = "static int unused(int n) { return n; }\nint narrow(long n) { int m = n; return m; }"


def test_foreign_code_is_quiet(kernel: Kernel, tmp_path: Path) -> None:
    (tmp_path / "foreign.h").write_text("int other(void);\n")
    cell = f"%%c foreign --quiet -isystem {tmp_path}\n#include <foreign.h>\n{FOREIGN}"
    [(kind, text)] = kernel.seen(cell)
    assert kind == "stdout"
    assert text.startswith("[2 warnings left out: --quiet]\n")
    assert "warning:" not in text
    assert text.count("\n") == 3
    [(_, text)] = kernel.seen(f"%%c foreign --quiet\n{FOREIGN}\nint f(void) {{ return x; }}")
    assert "error:" in text  # a mistake is shown


def test_the_limit_of_time_can_be_set(kernel: Kernel) -> None:
    [(kind, text)] = kernel.seen("%%c slow --seconds 0.001\nint f(void) { return 1; }")
    assert kind == "error"
    assert "stopped after 0.001 s. More time: --seconds 0.002" in text


def test_watched_code_is_not_optimised(kernel: Kernel) -> None:
    [(_, text)] = kernel.seen("%%c plainly --sanitize\nint f(void) { return 1; }")
    assert " -O0 " in text
    assert " -O2 " not in text


@pytest.mark.parametrize("line", ["one two", "--frob", "3x", "--cc", "-isystem"])
def test_a_wrong_line_is_explained(line: str) -> None:
    with pytest.raises(NotebookToolError, match=r"%%c"):
        cell_c.parse(line)


def test_a_missing_compiler_is_named() -> None:
    workshop = cell_c.Workshop()
    with pytest.raises(NotebookToolError, match="no C compiler 'no-such-cc'"):
        workshop.compile(cell_c.Order(cc="no-such-cc"), "")
    workshop.close()


def test_clang(kernel: Kernel) -> None:
    need("clang", shutil.which("clang"))
    kernel("%%c by_clang --cc clang\nint two(void) { return 2; }")
    assert kernel.seen("ctypes.CDLL(str(by_clang)).two()") == [("data", "2")]


# --- %%child ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "fate"),
    [
        ("pass", "ended normally"),
        ("import ctypes; ctypes.string_at(8)", "killed by SIGSEGV (segmentation fault)"),
        ("import os; os.abort()", "killed by SIGABRT (abort)"),
        ("import sys; sys.exit(3)", "exit status 3"),
        ("{}['x']", "ended by KeyError (exit status 1)"),
        ("def f(:", "ended by SyntaxError (exit status 1)"),
    ],
)
def test_the_fate_of_a_child(kernel: Kernel, code: str, fate: str) -> None:
    [(kind, text)] = kernel.seen(f"%%child\n{code}")
    assert kind == "data"
    assert text.splitlines()[-1] == f"[child: {fate}]"


def test_an_endless_child(kernel: Kernel) -> None:
    [(_, text)] = kernel.seen("%%child --seconds 3\nprint('on')\nwhile True: pass")
    assert text == "on\n[child: stopped after 3 s]"


def test_a_child_gets_copies_and_prints_in_order(kernel: Kernel) -> None:
    kernel("number, words = 3, ['a']")
    cell = """%%child printer number words
import ctypes
lib = ctypes.CDLL(str(printer))
print("Python,", end=" ")
lib.say(b"C, ")
print("Python", number)
words.append("b")
words"""
    assert kernel.seen(cell)[0][1] == "Python, C, Python 3\n['a', 'b']\n[child: ended normally]"
    assert kernel.seen("words") == [("data", "['a']")]


def test_a_traceback_names_lines_of_the_cell(kernel: Kernel) -> None:
    [(_, text)] = kernel.seen("%%child\ndef f():\n    return 1 / 0\n\nf()")
    assert 'File "cell", line 3, in f' in text
    assert "return 1 / 0" in text
    assert "child_main" not in text


def test_a_crash_names_the_line_of_the_cell(kernel: Kernel) -> None:
    [output] = kernel("%%child\nimport ctypes\n\nctypes.string_at(8)")
    assert 'File "cell", line 4' in output.data["text/plain"]
    assert "child_main" not in output.data["text/plain"]
    assert "<details" in output.data["text/html"]


def test_html_is_escaped_and_takes_the_colours_around_it(kernel: Kernel) -> None:
    [output] = kernel("%%child\nprint('<b>&')")
    assert "&lt;b&gt;&amp;" in output.data["text/html"]
    assert "color:inherit" in output.data["text/html"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("nix", "no variable nix"),
        ("lib", "lib (CDLL) cannot be given"),
        ("--frob", "Not understood: --frob"),
        ("--seconds x", "--seconds: invalid float value: 'x'"),
    ],
)
def test_a_wrong_child_is_explained(kernel: Kernel, line: str, message: str) -> None:
    [(kind, text)] = kernel.seen(f"%%child {line}\npass")
    assert kind == "error"
    assert message in text
    assert "Traceback" not in text


def test_an_interrupt_ends_the_child(kernel: Kernel, tmp_path: Path) -> None:
    sign = tmp_path / "now"
    kernel.interrupt_at(sign)
    cell = f"%%child --seconds 50\nopen({str(sign)!r}, 'w').close()\nwhile True: pass"
    outputs = kernel.seen(cell)
    assert "KeyboardInterrupt" in outputs[-1][1]


OVERFLOW = """%%c over --sanitize{}
#include <stdlib.h>
char *fill(int size) {{
    char *text = malloc((size_t)size);
    for (int i = 0; text && i <= size; i++)
        text[i] = 'x';
    return text;
}}"""
CALL = "%%child --sanitize over\nimport ctypes\nprint('before')\nctypes.CDLL(str(over)).fill(5)"


@pytest.mark.parametrize("cc", ["gcc", "clang"])
def test_a_sanitizer_report_is_short(kernel: Kernel, cc: str) -> None:
    need(cc, shutil.which(cc))
    try:
        sanitizers.sanitizer_env(cc)
    except sanitizers.MissingSanitizerError:
        need(f"{cc}'s sanitizer", False)
    kernel(OVERFLOW.format(f" --cc {cc}"))
    [output] = kernel(CALL)
    text = output.data["text/plain"]
    assert text.startswith("before\n")
    assert "heap-buffer-overflow" in text
    assert "WRITE of size 1" in text
    assert "#0 fill cell:6" in text
    assert "fill cell:4" in text
    assert "frames of Python and its libraries" in text
    assert "Shadow bytes" not in text
    assert len(text.splitlines()) < 20
    assert text.endswith("[child: stopped by AddressSanitizer (exit status 1)]")
    assert "Shadow bytes" in output.data["text/html"]


def test_a_sanitized_library_cannot_end_the_kernel(kernel: Kernel) -> None:
    kernel(OVERFLOW.format(""))
    [(kind, text)] = kernel.seen("ctypes.CDLL(str(over))")
    assert kind == "error"
    assert "%%child --sanitize" in text
    assert kernel.seen("1 + 1") == [("data", "2")]


def test_trim_leaves_other_output_alone() -> None:
    text = "SUMMARY: fine\n    #0 not a frame\n====\n"
    assert cell_child.trim(text) == text.rstrip()


# --- show and layout --------------------------------------------------------------------------

SOURCE = """/* head */
// --8<-- [start:outer]
int a;
    // --8<-- [start:inner]
    int b; /* ``` */
    // --8<-- [end:inner]
// --8<-- [end:outer]
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A tree with one file that has sections."""
    (tmp_path / "f.c").write_text(SOURCE)
    return tmp_path


def test_a_section(tree: Path) -> None:
    assert excerpt.excerpt("f.c", "inner", tree).code == "int b; /* ``` */"
    assert excerpt.excerpt("f.c", "outer", tree).code == "int a;\n    int b; /* ``` */"
    assert excerpt.excerpt("f.c", None, tree).code == "/* head */\nint a;\n    int b; /* ``` */"


def test_an_excerpt_in_every_form(tree: Path) -> None:
    forms = excerpt.excerpt("f.c", "inner", tree)._repr_mimebundle_()
    assert forms["text/markdown"] == '````c title="f.c"\nint b; /* ``` */\n````'
    assert forms["text/plain"] == "f.c\n\nint b; /* ``` */"
    assert "--jp-mirror-editor-comment-color" in forms["text/html"]


def test_a_wrong_answer_is_shown_without_the_right_lines(tree: Path) -> None:
    diff = "--- a/f.c\n+++ b/f.c\n@@ -1,2 +1,2 @@ x\n     int a;\n-    right\n+    wrong\n"
    (tree / "f.patch").write_text(
        'stage = "answers"\n\n' + diff + "@@ -9,2 +9 @@\n int z;\n-gone\n"
    )
    shown = excerpt.excerpt("f.patch", None, tree)
    assert (shown.code, shown.language) == ("int a;\nwrong\n\nint z;", "c")


def test_check_of_a_wrong_answer(kernel: Kernel) -> None:
    [output] = kernel("check('01/02', 'no_restype')")
    assert "savings_after(1000.0, 2.5, 10) gave" in output.data["text/plain"]
    assert "do it yourself" in output.data["text/plain"]
    [(kind, text)] = kernel.seen("check('01/02', 'nix')")
    assert (kind, "no wrong answer 'nix'" in text) == ("error", True)


def test_what_is_not_there(tree: Path) -> None:
    with pytest.raises(NotebookToolError, match=r"no section 'x'\. Its sections: outer, inner"):
        excerpt.excerpt("f.c", "x", tree)
    with pytest.raises(NotebookToolError, match=r"no g.c. In . there are: f.c"):
        excerpt.excerpt("g.c", None, tree)
    with pytest.raises(NotebookToolError, match="not lie in the book"):
        excerpt.excerpt("/etc/hosts", None, tree)


def test_show_and_layout_in_a_notebook(kernel: Kernel) -> None:
    [output] = kernel("show('c_examples/01_first_call/cmult.c', section='cmult')")
    assert "float cmult(int int_param" in output.data["text/markdown"]
    [(kind, text)] = kernel.seen("show('c_examples/01_first_call/cmult.c', section='nix')")
    assert (kind, "Its sections: cmult" in text) == ("error", True)
    [output] = kernel("class P(ctypes.Structure): _fields_ = [('x', ctypes.c_int)]\nlayout(P)")
    assert output.data["text/html"].startswith("<svg ")
    assert "x: int, 4 bytes at offset 0." in output.data["text/plain"]


# --- the notebooks ----------------------------------------------------------------------------


@pytest.mark.parametrize("file", sorted(NOTEBOOKS.glob("*.ipynb")), ids=lambda file: file.stem)
def test_a_notebook_is_clean(file: Path) -> None:
    """That it runs is shown by its page: `make site` executes it, and stops if a cell raises."""
    book = nbformat.read(file, as_version=4)  # type: ignore[no-untyped-call]
    code = [cell for cell in book.cells if cell.cell_type == "code"]
    assert code[0].source == "%load_ext workbook"
    assert not any(cell.outputs or cell.execution_count for cell in code)
    assert book.metadata.kernelspec.name == "python3"
    headings = re.findall(r"^(#+) ", "\n".join(c.source for c in book.cells if c not in code), re.M)
    assert headings.count("#") == 1
    assert set(headings) == {"#", "##"}
    assert (NOTEBOOK_PAGES / f"{file.stem}.md").exists(), "make site comes first"
