"""Runs the Python of a notebook cell in a child process, and says how it ended."""

import html
import os
import pickle
import re
import shlex
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbook.catalog.paths import spellings
from workbook.notebook.messages import Line, NotebookToolError, name
from workbook.sandbox import commands, compilers, sanitizers

PROGRAM = Path(__file__).with_name("child_main.py")
SHADOW = "Shadow bytes around the buggy address"


@dataclass(frozen=True)
class Order:
    """What the line of a %%child cell asks for."""

    names: tuple[str, ...] = ()
    sanitize: bool = False
    cc: str | None = None
    seconds: float = 10.0


LINE = Line("%%child [--sanitize] [--cc gcc|clang] [--seconds N] [NAME ...]")
LINE.add_argument("names", nargs="*", metavar="NAME", type=name)
LINE.add_argument("--sanitize", action="store_true")
LINE.add_argument("--cc")
LINE.add_argument("--seconds", type=float, default=Order.seconds)


def parse(line: str) -> Order:
    """Read the rest of the line after %%child.

    Raises:
        NotebookToolError: It makes no sense.
    """
    options = vars(LINE.parse_intermixed_args(shlex.split(line)))
    return Order(**options | {"names": tuple(options["names"])})


def run(order: Order, code: str, variables: Mapping[str, Any], path: list[str]) -> commands.Result:
    """Run the body of a %%child cell.

    Args:
        order: What its first line asks for.
        code: The body.
        variables: The notebook's variables; the named ones are copied into the child.
        path: The notebook's sys.path.

    Raises:
        NotebookToolError: A variable is missing or cannot be copied; no sanitizer here.
    """
    copied = {name: _copy(name, variables) for name in order.names}
    # Unbuffered: Python and C print in the order in which things happen.
    environment = {**os.environ, "PYTHON_COLORS": "0", "PYTHONUNBUFFERED": "1"}
    space = commands.Limits().memory
    if order.sanitize:
        space = None
        try:
            environment |= sanitizers.sanitizer_env(compilers.find(order.cc))
        except (compilers.MissingCompilerError, sanitizers.MissingSanitizerError) as error:
            raise NotebookToolError(str(error)) from None
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "order.pickle")
        # The magic is line 1 of the cell, as JupyterLab counts.
        file.write_bytes(pickle.dumps({"code": "\n" + code, "variables": copied, "path": path}))
        return commands.python(
            PROGRAM,
            str(file),
            env=environment,
            limits=commands.Limits(seconds=order.seconds, memory=space),
            merge=True,
        )


def _copy(name: str, variables: Mapping[str, Any]) -> Any:
    if name not in variables:
        raise NotebookToolError(f"There is no variable {name} to give to the child.")
    try:
        pickle.dumps(variables[name])
    except Exception:
        kind = type(variables[name]).__name__
        raise NotebookToolError(
            f"{name} ({kind}) cannot be given to another process: only plain data can be copied.\n"
            "Give it a path or a number, and make the rest in the child."
        ) from None
    return variables[name]


class Ended:
    """How a child ended, for the eye: as text and as HTML."""

    def __init__(self, result: commands.Result) -> None:
        self.result = result
        self.fate = result.fate
        self.whole = result.stdout.rstrip("\n")
        self.short = trim(self.whole)
        if "AddressSanitizer" in self.whole and result.returncode > 0:
            self.fate = f"stopped by AddressSanitizer ({result.fate})"
        elif ": runtime error: " in self.whole and result.returncode > 0:
            self.fate = f"stopped by UndefinedBehaviorSanitizer ({result.fate})"
        elif raised := _raised(self.whole, result):
            self.fate = f"ended by {raised} ({result.fate})"

    @property
    def text(self) -> str:
        """For a terminal, and for readers without HTML."""
        return f"{self.short}\n[child: {self.fate}]".lstrip("\n")

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return {"text/plain": self.text, "text/html": self.html}

    @property
    def html(self) -> str:
        """For a notebook and for a page, light or dark: it takes the colours around it."""
        mark, colour = "✗", "var(--cc-wrong, var(--jp-error-color1, #d04437))"
        if self.result.ok:
            mark, colour = "✓", "var(--cc-right, var(--jp-success-color1, #2e8540))"
        pre = "margin:0;padding:.3em .7em;background:none;color:inherit;white-space:pre-wrap;"
        pre += "overflow-wrap:anywhere;font-size:.9em;line-height:1.35"
        parts = [f'<div class="child" style="border-left:4px solid {colour};color:inherit">']
        if self.short:
            parts.append(f'<pre style="{pre}">{html.escape(self.short)}</pre>')
        parts.append(
            f'<p style="margin:0;padding:.3em .7em;color:inherit">'
            f'<span aria-hidden="true" style="color:{colour};font-weight:bold">{mark}</span> '
            f"<strong>child: {html.escape(self.fate)}</strong></p>"
        )
        if self.short != self.whole:
            parts.append(
                '<details style="padding:0 .7em .3em"><summary>Everything it printed</summary>'
                f'<pre style="{pre}">{html.escape(self.whole)}</pre></details>'
            )
        return "\n".join([*parts, "</div>"])


def _raised(output: str, result: commands.Result) -> str:
    """Name of the exception that ended the child, if one did."""
    if result.returncode != 1 or 'File "cell", line ' not in output:
        return ""
    last = re.findall(r"^([\w.]+)(?::.*)?$", output, re.M)
    return last[-1].rpartition(".")[2] if last else ""


def trim(output: str) -> str:
    """Leave out of a report what only an expert reads: other people's frames, shadow bytes."""
    if "Sanitizer" in output or ": runtime error: " in output:
        output = _trim_report(output)
    own = [f'File "{program}", line' for program in spellings(PROGRAM)]
    lines = [line for line in output.splitlines() if not any(here in line for here in own)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def _trim_report(output: str) -> str:
    output = output.partition(f"\n{SHADOW}")[0]
    output = re.sub(r"^SUMMARY: .*\n?|^=+\n", "", output, flags=re.M)  # the headline says it
    output = re.sub(r" at pc 0x.*$", "", output, flags=re.M)
    output = re.sub(r"(?:\S*/)?\bcell\.c:", "cell:", output)
    kept: list[str] = []
    left_out = 0
    for line in [*output.splitlines(), ""]:
        frame = re.match(r"\s+#(\d+) 0x[0-9a-f]+ in (\S+) (.*)", line)
        if re.match(r"\s+#\d+ ", line) and not (frame and _own(frame)):
            left_out += 1
            continue
        if left_out:
            kept.append(
                f"    ... {left_out} frame{'s' * (left_out > 1)} of Python and its libraries"
            )
            left_out = 0
        kept.append(_plain(frame) if frame else line)
    return "\n".join(kept)


def _own(frame: re.Match[str]) -> bool:
    """Whether a frame is C from a cell, or the function of the C library that it called."""
    number, _, place = frame.groups()
    return place.startswith("cell:") or (number == "0" and "python" not in place.lower())


def _plain(frame: re.Match[str]) -> str:
    number, function, place = frame.groups()
    where = f" {place}" if place.startswith("cell:") else ""
    return f"    #{number} {function.removeprefix('__interceptor_')}{where}"
