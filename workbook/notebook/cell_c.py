"""Compiles the C of a notebook cell to a shared library.

Each time under a new file name: a process loads a file once, and loading the same name again gives
back the old code.
"""

import os
import re
import shlex
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from workbook.notebook.messages import Line, NotebookToolError, name
from workbook.sandbox import commands, compilers, sanitizers

SOURCE = "cell.c"
# Flags of a compiler whose value may stand in the next word.
WITH_VALUE = {"-I", "-isystem", "-iquote", "-idirafter", "-include", "-D", "-U", "-L", "-l"}
WITH_VALUE |= {"-x", "-Xlinker"}


class CompileError(NotebookToolError):
    """The C of a cell is wrong."""


@dataclass(frozen=True)
class Order:
    """What the line of a %%c cell asks for."""

    name: str = "library"
    sanitize: bool = False
    werror: bool = False
    quiet: bool = False
    seconds: float = 60.0
    std: str = "c11"
    cc: str | None = None
    flags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Compiled:
    """A library made from a cell."""

    file: Path
    command: str
    """The command as a person would type it."""
    messages: str
    """Warnings, as the compiler wrote them."""
    cc: str
    sanitized: bool


LINE = Line(
    "%%c [NAME] [--sanitize] [--werror] [--quiet] [--seconds N] [--std c11] [--cc gcc|clang]"
    " [-flags]"
)
LINE.add_argument("name", nargs="?", metavar="NAME", type=name, default=Order.name)
LINE.add_argument("--sanitize", action="store_true")
LINE.add_argument("--werror", action="store_true")
LINE.add_argument("--quiet", action="store_true")
LINE.add_argument("--seconds", type=float, default=Order.seconds)
LINE.add_argument("--std", default=Order.std)
LINE.add_argument("--cc")


def parse(line: str) -> Order:
    """Read the rest of the line after %%c.

    Raises:
        NotebookToolError: It makes no sense.
    """
    ours: list[str] = []
    flags: list[str] = []  # of the compiler, in their order
    words = iter(shlex.split(line))
    for word in words:
        if word in WITH_VALUE:
            value = next(words, "")
            if not value:
                LINE.error(f"{word} wants a word behind it")
            flags += [word, value]
        elif word.startswith("-") and not word.startswith("--"):
            flags.append(word)
        else:
            ours.append(word)
    return Order(**vars(LINE.parse_intermixed_args(ours)), flags=tuple(flags))


class Workshop:
    """Where one kernel's cells are compiled. `close` removes all of it."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="workbook-", ignore_cleanup_errors=True)
        self.folder = Path(self._folder.name).resolve()
        self.made: dict[Path, Compiled] = {}
        self._count = 0

    def compile(self, order: Order, code: str) -> Compiled:
        """Compile the body of a %%c cell.

        Raises:
            CompileError: The compiler refused; the message holds what it said.
            NotebookToolError: There is no such compiler.
        """
        try:
            cc = compilers.find(order.cc)
        except compilers.MissingCompilerError as error:
            raise NotebookToolError(str(error)) from None
        self._count += 1
        folder = self.folder / str(self._count)
        folder.mkdir()
        # The magic is line 1 of the cell, as JupyterLab counts, so the C begins on line 2.
        (folder / SOURCE).write_text(f"/* %%c {order.name} */\n{code}", "utf-8")
        file = folder / f"{order.name}_{self._count}.so"
        # An optimiser removes a wrong write whose value nobody reads, and no sanitizer sees it.
        speed = "-O0" if order.sanitize else "-O2"
        flags = [f"-std={order.std}", speed, "-g", "-fPIC", *compilers.warnings()]
        if order.werror:
            flags.append("-Werror")
        if order.sanitize:
            flags += sanitizers.sanitizer_flags(cc)
        # Flags of the learner stand last: a library (-lm) must follow what needs it.
        visible = [cc, *flags, "-shared", "-o", file.name, SOURCE, *order.flags]
        hidden = ["-fdiagnostics-color=never", f"-ffile-prefix-map={folder}=."]
        done = commands.run(
            [*visible, *hidden],
            cwd=folder,
            env={**os.environ, "LC_ALL": "C"},
            limits=commands.Limits(seconds=order.seconds),
            merge=True,
        )
        messages = _clean(done.stdout)
        if done.returncode:
            raise CompileError(f"{messages}\n\n{_verdict(order.name, messages, done)}".lstrip())
        if order.quiet:
            messages = _count(messages)
        command = shlex.join(visible)
        compiled = Compiled(file, command, messages, cc, order.sanitize)
        self.made[file] = compiled
        return compiled

    def close(self) -> None:
        """Remove the folder."""
        self._folder.cleanup()


def _clean(messages: str) -> str:
    """Say "line 3" in a way that leaves no doubt where, and nothing of our own folder."""
    messages = re.sub(r"\S*/cell-?\w*\.o\b", "cell.o", messages)
    return messages.replace(SOURCE, "cell").rstrip()


def _count(messages: str) -> str:
    """One line instead of warnings that are not ours to mend."""
    number = len(re.findall(r"^\S+: warning:", messages, re.M))
    return f"[{number} warning{'s' * (number != 1)} left out: --quiet]" if number else messages


def _verdict(name: str, messages: str, done: commands.Result) -> str:
    if done.timed_out:
        return f"The compiler was {done.fate}. More time: --seconds {2 * done.limits.seconds:g}"
    lines = re.findall(r"^cell:(\d+):(?:\d+:)? (?:fatal )?error:", messages, re.M)
    if lines:
        where = f"line {lines[0]} of the cell"
        count = "1 error" if len(lines) == 1 else f"{len(lines)} errors, the first"
        return f"The C does not compile: {count} in {where}. There is no {name} now."
    return f"The library was not made ({done.fate}). There is no {name} now."


class Guard:
    """An audit hook: Python asks it before ctypes loads a library.

    An audit hook cannot be removed. A closed one does nothing.
    """

    def __init__(self, workshop: Workshop) -> None:
        self.workshop: Workshop | None = workshop
        sys.addaudithook(self._hook)

    def _hook(self, event: str, arguments: tuple[object, ...]) -> None:
        if event != "ctypes.dlopen" or self.workshop is None or not arguments[0]:
            return
        compiled = self.workshop.made.get(Path(str(arguments[0])))
        if compiled and compiled.sanitized:
            raise NotebookToolError(
                f"{compiled.file.name} watches its memory: it was compiled with --sanitize.\n"
                "It must be loaded before everything else, so it would end this kernel.\n"
                "Load it in a cell that begins with: %%child --sanitize NAME"
            )

    def close(self) -> None:
        """Stop guarding."""
        self.workshop = None
