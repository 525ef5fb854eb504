"""Turns an exercise into a page of the site: task, files, hints one by one, solution.

The page is made from the exercise's own README.md, exercise.toml and files; nothing is written
twice.
"""

import difflib
import re
from pathlib import Path

from workbook.catalog.exercises import Exercise
from workbook.catalog.paths import ROOT

LANGUAGES = {
    **{".c": "c", ".h": "c", ".py": "python", ".pyx": "cython", ".pxd": "cython"},
    ".sh": "bash",
}


def page(exercise: Exercise) -> str:
    """The page in Markdown; links are relative to exercises/NN_topic/."""
    chapter, _, section = exercise.read.partition("#")
    title, _, task = exercise.readme.partition("\n")
    number = exercise.number
    matter = (
        f"---\ntitle: {number} {exercise.title}\n"
        f"description: Exercise {number}, {exercise.minutes} minutes, with hints and a checker.\n"
        "search:\n  boost: 0.2\n---\n"
    )
    facts = (
        '<div class="facts" markdown="1">\n\n'
        f"**Exercise** {number} · **Time** {exercise.minutes} min · "
        f"**You change** {', '.join(f'`{name}`' for name in exercise.edit)} · "
        f"**Taught in** [chapter {chapter[:2]}](../../{chapter}.md#{section})\n\n"
        f"In the terminal: `make watch`, or `.venv/bin/workbook start {number}` and "
        f"`.venv/bin/workbook check {number}`.\n\n</div>\n"
    )
    title = title.replace("# ", f"# {number} ", 1)
    hidden = "{: data-search-exclude }"  # a search must not tell the answer
    parts = [title, facts, task.strip(), files(exercise)]
    parts += [f"## Hints {hidden}", hints(exercise.hints), f"## Solution {hidden}"]
    return matter + "\n\n".join([*parts, solution(exercise)]) + "\n"


def files(exercise: Exercise) -> str:
    """The starter files, those to change first, each in a tab."""
    given = [name for name in exercise.files if Path(name).suffix in LANGUAGES]
    names = sorted(
        given, key=lambda name: (name not in exercise.edit, name in exercise.tests, name)
    )
    tabs = [f'=== "{name}"\n\n{indent(fence(exercise.folder / name, name))}' for name in names]
    return "## The files\n\n" + "\n\n".join(tabs)


def hints(texts: tuple[str, ...], number: int = 1) -> str:
    """Hints that unfold one by one: each holds the next."""
    text, *rest = texts
    inner = f"\n\n{hints(tuple(rest), number + 1)}" if rest else ""
    return f'??? tip "Hint {number}"\n\n{indent(literal(text) + inner)}'


def literal(text: str) -> str:
    """A text that Markdown leaves as it is: signs become entities, and `code` stays code."""
    parts = re.split(r"(`[^`\n]+`)", text.strip())
    return "".join(
        part if part[:1] == "`" else re.sub(r"[^\w\s]|_", lambda sign: f"&#{ord(sign[0])};", part)
        for part in parts
    )


def solution(exercise: Exercise) -> str:
    """The solution behind a click, with the lines that differ from the starter marked."""
    blocks = [
        fence(
            exercise.solution / name,
            name,
            changed(exercise.folder / name, exercise.solution / name),
        )
        for name in exercise.edit
    ]
    warning = "Marked: the lines that are not in the starter file."
    body = "\n\n".join([warning, *blocks])
    return f'??? success "Show the solution - after you have tried"\n\n{indent(body)}'


def changed(starter: Path, solved: Path) -> list[int]:
    """Numbers of the lines of the solution that the starter does not have."""
    before, after = (file.read_text("utf-8").splitlines() for file in (starter, solved))
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    return [
        line + 1
        for kind, _, _, first, last in matcher.get_opcodes()
        if kind in ("replace", "insert")
        for line in range(first, last)
    ]


def fence(file: Path, title: str, marked: list[int] | None = None) -> str:
    """A code block that includes a file of the tree."""
    lines = f' hl_lines="{" ".join(map(str, marked))}"' if marked else ""
    name = file.relative_to(ROOT).as_posix()
    return f'``` {LANGUAGES[file.suffix]} title="{title}"{lines}\n--8<-- "{name}"\n```'


def indent(text: str) -> str:
    """Put a text inside a tab or a fold."""
    return "\n".join(f"    {line}" if line else "" for line in text.split("\n"))
