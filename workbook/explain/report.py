"""What the translator's recognisers share: the raw report, its stacks, and the learner's own line.

A recogniser is a function from a `Report` to an `Explanation`, or to None when the report is not
one of its kind. They live in the modules beside this one; `translate` asks them in order.
"""

import contextlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from pathlib import Path, PurePosixPath
from typing import TypeAlias

from workbook.explain.explanation import Explanation
from workbook.explain.rules import NO_RULE, Rule

ESCAPES = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b\][^\x07]*\x07")
QUOTES = str.maketrans("‘’“”", "''\"\"")
GCC_LETTER = re.compile(r"\\U(000[0-9a-f]{5})")  # in an old locale: \U0000ff1b
# of ASan, of TSan (no address), of gdb (arguments in brackets)
C_FRAME = re.compile(r"^ *#(\d+) +(?:0x[0-9a-f]+ (?:in )?)?([^\s(/]\S*)? ?(?:\(.*?\) at )?(.*)$")
AT = re.compile(r"^(.*?):(\d+)(?::\d+)?(?: \(.*\))?$")
PYTHON_FRAME = re.compile(r'^\s*(?:E\s+)?File "([^"\n]+)", line (\d+)(?:,? in (.+))?$', re.M)
PYTEST_FRAME = re.compile(r"^([^\s:>][^:\n]*\.pyx?):(\d+):(?: in (\S+)| [A-Z]\w+| )?$", re.M)
TRACEBACK = "Traceback (most recent call last):"
COMMENT = re.compile(r"\s*(?:#(?!\s*(?:define|include)\b)|//|/\*|\* )")
TOOLS = (  # what the learner's files say, and the tool that they use
    (r"\bPyObject\b|Python\.h", "extension"),
    (r"^\s*(?:from \S+ )?cimport\b|^\s*cdef\b", "cython"),
    (r"\bffi\b|\bFFI\b", "cffi"),
    (r"\bctypes\b", "ctypes"),
)


@dataclass(frozen=True)
class Frame:
    """One line of a stack: the function, and where it was."""

    function: str
    file: str = ""
    line: int = 0

    @property
    def outside(self) -> bool:
        """Whether it belongs to the sanitizer or to the C library, which do as they are told."""
        return (
            "libsanitizer" in self.file
            or self.function.startswith(("__interceptor_", "__asan_", "__sanitizer", "operator "))
            or (not self.line and "libclang_rt" in self.file)
            or "sysdeps" in self.file
            or "nptl" in self.file
            or self.file.startswith(("/lib/", "(/lib/", "./string/", "string/"))
        )

    @property
    def python(self) -> bool:
        """Whether it is Python's own C code."""
        top = self.function.startswith(("Py", "_Py", "py", "ffi_", "_ctypes"))
        return bool(re.search(r"(^|/)(Objects|Python|Modules)/|/_ctypes/", self.file)) or top

    @property
    def name(self) -> str:
        """The function's name, without what the sanitizer or Cython puts before it."""
        if made := re.match(r"__pyx_(?:f|pf|pw)(?=_\d)", self.function):
            return from_cython(self.function[made.end() :])
        return re.sub(r"^(__interceptor_+|___interceptor_|__asan_|__)", "", self.function)


def from_cython(mangled: str) -> str:
    """What Cython made a C name of: `_14measure_cython_5Rod_2heat` is `Rod.heat`.

    Module and class stand with their lengths; before a function may stand how many came before it.
    """
    parts = []
    while sized := re.match(r"_(\d+)(?=[A-Za-z_])", mangled):
        end = sized.end() + int(sized[1])
        if mangled[end : end + 1] != "_":
            break
        parts.append(mangled[sized.end() : end])
        mangled = mangled[end:]
    function = re.sub(r"^(?:__pyx_fuse_\d+)?_?\d*(?:__pyx_fuse_\d+)?", "", mangled)
    return ".".join([*parts[1:], function])


@dataclass(frozen=True)
class Report:
    """What a stage printed, and how it ended."""

    raw: str
    stage: str
    folder: Path
    edit: tuple[str, ...]
    read: str
    signal: str | None = None
    timed_out: bool = False
    given: Path | None = None
    """Where the other files of an exercise lie, if it is one."""

    @cached_property
    def text(self) -> str:
        """The output without colours, with plain quotes, and with letters where gcc gave numbers."""
        plain = ESCAPES.sub("", self.raw).translate(QUOTES)
        return GCC_LETTER.sub(lambda found: chr(int(found[1], 16)), plain)

    @cached_property
    def lines(self) -> list[str]:
        """Its lines."""
        return self.text.splitlines()

    def find(self, pattern: str) -> re.Match[str] | None:
        """The first place where a pattern matches; ^ and $ are those of a line."""
        return re.search(pattern, self.text, re.M)

    def last(self, pattern: str) -> re.Match[str] | None:
        """The last place where a pattern matches."""
        found = None
        for found in re.finditer(pattern, self.text, re.M):  # noqa: B007
            pass
        return found

    def stack(self, after: str) -> list[Frame]:
        """The first C stack that follows a line which matches."""
        frames: list[Frame] = []
        seen = False
        for line in self.lines:
            if not seen:
                seen = re.search(after, line) is not None
                continue
            found = C_FRAME.match(line)
            if found and (not frames or found[1] != "0"):
                at = AT.match(found[3].strip())
                place = (at[1], int(at[2])) if at else (found[3].strip(), 0)
                frames.append(Frame(found[2] or "", *place))
            elif frames:
                break
        return frames

    def own(self, file: str) -> str:
        """The learner's file that a path means, or nothing."""
        path = PurePosixPath(file.removeprefix("./"))
        for name in self.edit:
            want = PurePosixPath(name)
            if path == want or path.parts[-len(want.parts) :] == want.parts:
                return name
        return ""

    def where(self, places: Iterable[tuple[str, int]]) -> str:
        """The first of these places that lies in a file of the learner."""
        for file, line in places:
            if line and (name := self.own(file)):
                return f"{name}:{line}"
        return ""

    def where_c(self, frames: Iterable[Frame]) -> str:
        """The top-most frame of a C stack in a file of the learner."""
        return self.where((frame.file, frame.line) for frame in frames)

    @cached_property
    def python_places(self) -> list[tuple[str, int]]:
        """Where Python was, the innermost place of the last traceback first."""
        if "(most recent call first)" in self.text and TRACEBACK not in self.text:
            return [(file, int(line)) for file, line, _ in PYTHON_FRAME.findall(self.text)]
        places: list[tuple[int, str, int]] = []
        for pattern in (PYTHON_FRAME, PYTEST_FRAME):
            places += [(f.start(), f[1], int(f[2])) for f in pattern.finditer(self.text)]
        return [(file, line) for _, file, line in sorted(places, reverse=True)]

    @property
    def where_python(self) -> str:
        """The innermost line of a traceback in a file of the learner."""
        return self.where(self.python_places)

    @cached_property
    def files(self) -> dict[str, str]:
        """The texts of the learner's files, as far as there are any."""
        texts = {}
        for name in self.edit:
            with contextlib.suppress(OSError):
                texts[name] = (self.folder / name).read_text("utf-8", "replace")
        return texts

    @cached_property
    def headers(self) -> str:
        """The texts of the headers beside the learner's files."""
        found = {
            path.name: path
            for place in (self.given, self.folder)
            if place
            for path in place.glob("*.h")
        }
        return "".join(path.read_text("utf-8", "replace") for path in found.values())

    @cached_property
    def tool(self) -> str:
        """What the learner's files use: "ctypes", "cffi", "cython", "extension", or nothing."""
        return next((tool for sign, tool in TOOLS if self.written(sign)), "")

    def line(self, name: str, number: int) -> str:
        """One line of one of the learner's files."""
        lines = self.files.get(name, "").splitlines()
        return lines[number - 1] if 0 < number <= len(lines) else ""

    def shown(self, where: str) -> str:
        """The line at a place, "answer.py:3"."""
        name, _, number = where.partition(":")
        return self.line(name, int(number or 0))

    def written(self, pattern: str) -> tuple[str, re.Match[str]] | None:
        """A pattern that may go over lines: the place of its group `here`, and its match."""
        for name, text in self.files.items():
            if found := re.search(pattern, text, re.M):
                if "here" not in found.groupdict():
                    return "", found
                return f"{name}:{text.count(chr(10), 0, found.start('here')) + 1}", found
        return None

    def mention(self, *patterns: str) -> str:
        """The first line of the learner's files that matches one of the patterns, tried in turn."""
        for pattern in patterns:
            for name, text in self.files.items():
                for number, line in enumerate(text.splitlines(), 1):
                    if re.search(pattern, line) and not COMMENT.match(line):
                        return f"{name}:{number}"
        return ""

    def definition(self, function: str) -> str:
        """Where the learner wrote a function, in C or in Python; else where its name stands."""
        name = re.escape(function)
        return self.mention(
            rf"^[A-Za-z_][\w\s*]*\b(?:\w+_)?{name}\s*\([^;]*$",
            rf"^\s*(?:c?p?def)\b.*\b{name}\s*\(",
            rf"\b{name}\b",
        )

    def answer(self, where: str) -> str:
        """The one return of the function of Python that begins at a place; else the place."""
        name, _, line = where.partition(":")
        if not line or not re.match(r"\s*c?p?def\b", self.shown(where)):
            return where
        lines = self.files[name].splitlines()[int(line) :]
        indent = re.match(r"\s*", self.shown(where))[0]  # type: ignore[index]
        body = list(takewhile(re.compile(rf"{indent}[\s)]|\s*$").match, lines))
        found = [number for number, one in enumerate(body, 1) if re.match(r"\s+return\b", one)]
        return f"{name}:{int(line) + found[0]}" if len(found) == 1 else where

    def explain(self, message: str, rule: Rule = NO_RULE, *, where: str = "") -> Explanation:
        """Put an explanation together; where the rule names no section, the exercise does."""
        read = rule.section(self.tool) or self.read
        return Explanation(sentence(message), where, sentence(rule.text), read)


Recogniser: TypeAlias = Callable[[Report], Explanation | None]


def sentence(text: str) -> str:
    """One line of text, without blanks at its ends."""
    return " ".join(text.split())


def count(number: int | str, what: str = "byte") -> str:
    """A number and a noun: "1 byte", "4 bytes"."""
    return f"{number} {what}" if int(number) == 1 else f"{int(number):,} {what}s"
