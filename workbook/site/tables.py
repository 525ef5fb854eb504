"""Writes the tables of the pages: road, timetable, versions, what a tool asks of you."""

import os
import platform
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from workbook.bench import groups, machine, show
from workbook.catalog import bindings, exercises, road
from workbook.catalog.paths import BUILD, CHAPTERS, EXAMPLES
from workbook.site import trial
from workbook.site.chapter_programs import functions

FOLDER = BUILD / "tables"


def jobs(slug: str) -> list[Callable[[], None]]:
    """One, for a chapter with tables that take long: what is found by trying."""
    page, program = CHAPTERS / f"{slug}.md", CHAPTERS / "tables" / f"{slug}.py"
    tables: dict[str, Callable[[], str]] = {}
    if page.exists() and f"build/tables/{slug}/asks.md" in page.read_text("utf-8"):
        tables["asks"] = partial(asks, EXAMPLES / slug)
    if program.exists():
        tables |= functions(program)
    return [partial(write, slug, tables)] if tables else []


def write(slug: str, tables: Mapping[str, Callable[[], str]]) -> None:
    """Write tables of a chapter, each by its name."""
    (FOLDER / slug).mkdir(parents=True, exist_ok=True)
    for name, make in tables.items():
        (FOLDER / slug / f"{name}.md").write_text(make(), "utf-8")


def of_book() -> None:
    """Write what takes no time: the road, exercises, minutes, versions, what was measured."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "road.md").write_text(road_map(), "utf-8")
    (FOLDER / "timetable.md").write_text(timetable(), "utf-8")
    (FOLDER / "versions.txt").write_text(versions() + "\n", "utf-8")
    for chapter in road.chapters():
        write(chapter.slug, {"exercises": partial(exercise_list, chapter.slug)})
    for folder in groups.chapters():
        file = groups.file_of(folder.name)
        if file.exists():  # a page that wants a table which is not there fails the build
            found = groups.Figures.read(file)
            names = [group.name for group in found.groups]
            tables = {f"bench_{name}": partial(show.table, found, name) for name in names}
            write(folder.name, tables)


def road_map() -> str:
    """The map of the book: a row a chapter, a link where it is written."""
    written = {chapter.slug: chapter for chapter in road.chapters()}
    rows = ["| chapter | tool | library | what it is about |", "|---|---|---|---|"]
    for number, part in enumerate(road.road(), 1):
        rows.append(f"| **Part {number} - {part.title}** | | | |")
        for stop in part.stops:
            name = f"{stop.slug[:2]} {stop.title}"
            title = f"[{name}]({stop.slug}.md)" if stop.slug in written else f"{name} *(planned)*"
            rows.append(f"| {title} | {stop.tool} | {code(stop.library)} | {stop.about} |")
    return "\n".join(rows) + "\n"


def code(text: str) -> str:
    """A library's name as code, where there is one."""
    return text if text == "-" or "," in text else f"`{text}`"


def exercise_list(slug: str) -> str:
    """The exercises of a chapter: a row each, with minutes."""
    rows = ["| exercise | minutes | you change | stages |", "|---|--:|---|---|"]
    rows += [
        f"| [{one.number} {one.title}](exercises/{one.id}.md) | {one.minutes} "
        f"| {', '.join(f'`{name}`' for name in one.edit)} | {', '.join(one.stages)} |"
        for one in exercises.all_exercises()
        if one.slug == slug
    ]
    return "\n".join(rows) + "\n"


def timetable() -> str:
    """Minutes for each written chapter, and their sum."""
    rows = ["| chapter | read | lab | exercises | together |", "|---|--:|--:|--:|--:|"]
    for chapter in road.chapters():
        time = chapter.minutes
        title = f"[{chapter.number} {chapter.title}]({chapter.slug}.md)"
        rows.append(f"| {title} | {time.read} | {time.lab} | {time.exercises} | {time.total} |")
    return "\n".join(rows) + "\n"


def versions() -> str:
    """What made the outputs: Python, compiler, tools, system."""
    named = machine.versions()
    tools = ", ".join(f"{name} {number}" for name, number in named.items())
    return f"{tools}, on {platform.system()} {platform.machine()}."


def asks(folder: Path) -> str:
    """What each tool asks of you: found by trying, see `workbook.trial`."""
    rows = [
        "| tool | you write | lines | build step | compiler | library file when it runs |",
        "|---|---|--:|---|---|---|",
    ]
    compiler = {"never": "no", "build": "when you build", "import": "when it first runs"}
    listed = bindings.read(folder)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        trials = list(pool.map(lambda binding: trial.remembered(folder, binding), listed))
    for binding, tried in zip(listed, trials, strict=True):
        written = [name for name in binding.files if not name.endswith(".pyi")]
        files = "<br>".join(f"`{name}`" for name in written)
        lines = sum(count_lines(folder / name) for name in written)
        rows.append(
            f"| {binding.name} | {files} | {lines} | {'yes' if binding.build else 'no'} "
            f"| {compiler[tried.compiler]} | {'yes' if tried.needs_library else 'no'} |"
        )
    return "\n".join(rows) + "\n"


def count_lines(file: Path) -> int:
    """Lines that hold code: neither blank, nor comment, nor docstring."""
    from pygments.lexers import get_lexer_for_filename
    from pygments.token import Comment, String

    text = file.read_text("utf-8")
    lexer = get_lexer_for_filename(file.with_suffix(".pyx").name if file.suffix == ".pxd" else file)
    lines: set[int] = set()
    line = 0
    for kind, value in lexer.get_tokens(text):
        comment = (
            kind in Comment and kind not in Comment.Preproc and kind not in Comment.PreprocFile
        )
        for number, piece in enumerate(value.split("\n")):
            if piece.strip() and not comment and kind not in String.Doc:
                lines.add(line + number)
        line += value.count("\n")
    return len(lines)
