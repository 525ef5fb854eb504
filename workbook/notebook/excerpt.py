"""Shows source code from the tree in a notebook: a whole file, or a named section of it.

Sections are marked in the files as the pages mark them, `--8<-- [start:NAME]` and `[end:NAME]`.
Of a wrong answer, which is a patch, the wrong lines are shown with what stands around them.
"""

import html
import re
import textwrap
from pathlib import Path
from typing import Any, ClassVar

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.style import Style
from pygments.token import Comment, Keyword, Name, Number, String

from workbook.catalog.paths import ROOT
from workbook.catalog.sources import is_generated
from workbook.notebook.messages import NotebookToolError

MARK = re.compile(r"^.*--8<--\s*\[\s*(start|end)\s*:\s*([\w-]+)\s*\].*$")
PATCHED = re.compile(r"(?s).*?^--- .*?^\+\+\+ b/(?P<file>\S+)\n@@[^\n]*\n(?P<diff>.*)", re.M)
LANGUAGES = {
    ".c": "c", ".h": "c", ".py": "python", ".pyi": "python", ".pyx": "cython", ".pxd": "cython",
    ".toml": "toml", ".mk": "make",
}  # fmt: skip


class Theme(Style):  # type: ignore[misc]
    """The colours of JupyterLab's theme, or some that are legible on white and on black."""

    styles: ClassVar = {
        Comment: "var(--jp-mirror-editor-comment-color,#6f7f80)",
        Keyword: "var(--jp-mirror-editor-keyword-color,#2e8a3a)",
        Name.Builtin: "var(--jp-mirror-editor-builtin-color,#2e8a3a)",
        Name.Function: "var(--jp-mirror-editor-def-color,#3f7fd0)",
        Name.Class: "var(--jp-mirror-editor-def-color,#3f7fd0)",
        Name.Decorator: "var(--jp-mirror-editor-meta-color,#a65ad0)",
        String: "var(--jp-mirror-editor-string-color,#c0504a)",
        Number: "var(--jp-mirror-editor-number-color,#2f8a70)",
    }


class Excerpt:
    """A piece of source code with its title."""

    def __init__(self, title: str, code: str, language: str) -> None:
        self.title = title
        self.code = code
        self.language = language

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return {
            "text/plain": f"{self.title}\n\n{self.code}",
            "text/html": self.html,
            "text/markdown": self.markdown,
        }

    @property
    def markdown(self) -> str:
        """A fenced block, which a page highlights by itself."""
        fence = "`" * max(3, 1 + max(map(len, re.findall("`+", self.code)), default=0))
        return f'{fence}{self.language} title="{self.title}"\n{self.code}\n{fence}'

    @property
    def html(self) -> str:
        """Highlighted with the colours of the notebook's theme."""
        lexer = get_lexer_by_name(self.language, stripnl=False, ensurenl=False)
        formatter = HtmlFormatter(style=Theme, noclasses=True, nowrap=True)
        words = highlight(self.code, lexer, formatter).rstrip("\n")
        pre = "margin:0;padding:.4em .7em;overflow-x:auto;background:none;color:inherit"
        pre += ";font-size:var(--jp-code-font-size, .9em)"
        return (
            '<figure style="margin:0;border-left:4px solid var(--jp-border-color1, #8888)">'
            f'<figcaption style="padding:.2em .7em"><code>{html.escape(self.title)}</code>'
            f'</figcaption><pre tabindex="0" style="{pre}"><code>{words}</code></pre></figure>'
        )


def excerpt(path: str | Path, section: str | None = None, root: Path = ROOT) -> Excerpt:
    """Read a file of the tree, or a section of it, without the markers.

    Raises:
        NotebookToolError: There is no such file or section; says what there is.
    """
    file = (root / path).resolve()
    if not file.is_relative_to(root):
        raise NotebookToolError(f"{path} does not lie in the book.")
    if not file.is_file():
        folder = file.parent
        while not folder.is_dir():
            folder = folder.parent
        names = sorted(item.name for item in folder.iterdir() if _is_source(item))
        shown = folder.relative_to(root)
        raise NotebookToolError(f"There is no {path}. In {shown} there are: {', '.join(names)}.")
    text = file.read_text("utf-8")
    lines = text.splitlines()
    title = file.relative_to(root).as_posix()
    if wrong := PATCHED.match(text):
        parts = [_wrong_side(part) for part in re.split(r"^@@.*$", wrong["diff"], flags=re.M)]
        return Excerpt(title, "\n\n".join(parts), _language(Path(wrong["file"])))
    if section is not None:
        lines = _section(lines, section, title)
    code = textwrap.dedent("\n".join(line for line in lines if not MARK.match(line)))
    return Excerpt(title, code.strip("\n"), _language(file))


def _wrong_side(part: str) -> str:
    """A part of a diff as it is after the change."""
    lines = [line[1:] for line in part.splitlines() if not line.startswith("-")]
    return textwrap.dedent("\n".join(lines)).strip("\n")


def _is_source(file: Path) -> bool:
    if file.is_dir():
        return not file.name.startswith((".", "_"))
    return _language(file) != "text" and not is_generated(file)


def _section(lines: list[str], section: str, title: str) -> list[str]:
    starts: dict[str, int] = {}
    ends: dict[str, int] = {}
    for number, line in enumerate(lines):
        if mark := MARK.match(line):
            (starts if mark[1] == "start" else ends)[mark[2]] = number
    if section not in starts:
        known = ", ".join(starts) or "none at all"
        raise NotebookToolError(f"{title} has no section {section!r}. Its sections: {known}.")
    if section not in ends:
        raise NotebookToolError(f"{title}: section {section!r} has no end.")
    return lines[starts[section] + 1 : ends[section]]


def _language(file: Path) -> str:
    return "make" if file.name == "Makefile" else LANGUAGES.get(file.suffix, "text")
