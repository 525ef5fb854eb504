"""A reader copies what a page shows, types its console lines, and gets the outputs of the page.

All is taken from the rendered page, in order. The reader begins in an empty folder; `cd
c_examples/NN_topic` leads into a copy of the book's folder.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from workbook.catalog import road
from workbook.catalog.paths import EXAMPLES, SITE
from workbook.sandbox import build
from workbook.site import listings, outputs

FILES = {"language-c", "language-python", "language-cython"}
CHAPTERS = [one.slug for one in road.chapters()]
PYTHON = Path(sys.executable).parent


@dataclass(frozen=True)
class Block:
    """One block of code on a page."""

    kinds: frozenset[str]
    title: str
    text: str
    numbers: tuple[int, ...]
    """Of its lines, where the page shows them."""
    close: bool
    """Whether no word stands between it and the block above."""


def blocks(page: str) -> list[Block]:
    """What stands on a page, in order."""
    soup = BeautifulSoup((SITE / f"{page}.html").read_text("utf-8"), "html.parser")
    return [block(tag) for tag in soup.select("article div.highlight")]


def block(tag: Tag) -> Block:
    name, code = tag.select_one(".filename"), tag.select_one("code")
    assert code is not None
    numbers = [int(str(line["data-linenos"])) for line in code.select("[data-linenos]")]
    kinds = frozenset(str(kind) for kind in tag.get_attribute_list("class"))
    above = tag.find_previous_sibling()
    close = above is not None and "highlight" in above.get_attribute_list("class")
    return Block(kinds, name.get_text() if name else "", code.get_text(), tuple(numbers), close)


def plain(text: str) -> list[str]:
    """Lines without the blanks at their ends, which a page does not keep."""
    return [line.rstrip() for line in text.strip().splitlines()]


def programs(page: list[Block]) -> Iterator[tuple[Block, Block]]:
    """A program is a listing with the name of a Python file, and its output right below it.

    A session at a prompt is no output of one program: the build types it, and shows its lines.
    """
    for listing, output in pairwise(page):
        named = listing.title.endswith(".py") and "language-python" in listing.kinds
        if named and output.close and {"output", "language-text"} <= output.kinds:
            yield listing, output


class Reader:
    """Somebody who has the page, an empty folder, and the book."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.folder = place / "empty"
        self.folder.mkdir()
        self.ran = 0

    def read(self, page: list[Block]) -> None:
        """Do what the page says, from its first block to its last."""
        outputs_of = {id(listing): output for listing, output in programs(page)}
        for one, below in zip(page, [*page[1:], None], strict=True):
            if "language-console" in one.kinds and "output" not in one.kinds:
                self.type(one.text)
            elif id(one) in outputs_of:
                self.copy(one, outputs_of[id(one)])
            elif self.folder.name == "empty" and one.title and FILES & one.kinds:
                (self.folder / one.title).write_text(one.text, "utf-8")
                after = page[page.index(one) + 1 :]
                typed = f"python3 {one.title}"
                if below and any(typed in other.text for other in after):
                    self.later(one, after)

    def type(self, console: str) -> None:
        """Type the lines of a block; what is in round brackets is for the reader to fill in."""
        for line in console.splitlines():
            command = line.removeprefix("$ ")
            if command == line or "(where" in line:
                continue
            if found := re.fullmatch(r"cd c_examples/(\w+)", command):
                self.folder = build.copy(EXAMPLES / found[1], self.place, built=True)
                continue
            environment = {**os.environ, "PATH": f"{PYTHON}{os.pathsep}{os.environ['PATH']}"}
            done = subprocess.run(
                ["sh", "-c", command],
                cwd=self.folder,
                env={k: v for k, v in environment.items() if not k.startswith("MAKE")},
                capture_output=True,
                text=True,
                check=False,
            )
            assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"

    def copy(self, listing: Block, output: Block) -> None:
        """Copy a program, run it, and compare."""
        if "[recorded with CPython " in output.text:  # test_recorded.py compares it
            return
        program = self.folder / listing.title
        made = program.exists() and program.read_text("utf-8") != listing.text
        assert not made, f"{listing.title} would overwrite a file of the folder"
        program.write_text(listing.text, "utf-8")
        result = outputs.run(program)
        said = outputs.mask(result.stdout, listing.text, self.folder.resolve())
        assert plain(said) == plain(output.text), f"{listing.title} says otherwise"
        self.ran += 1

    def later(self, listing: Block, after: list[Block]) -> None:
        """A program that a console line runs: its output is the next one."""
        typed = next(other for other in after if "language-console" in other.kinds)
        self.type("\n".join(typed.text.splitlines()[:-1]))
        self.copy(listing, next(other for other in after if "output" in other.kinds))


@pytest.mark.chapter("01")
def test_the_front_page_as_copied(tmp_path: Path) -> None:
    """From an empty folder, with nothing but what the page shows."""
    reader = Reader(tmp_path)
    page = blocks("index")
    reader.read([one for one in page if "git clone" not in one.text])
    assert reader.ran == 1
    assert reader.folder.name == "empty"


@pytest.mark.chapter("01")
def test_the_first_call_from_an_empty_folder(tmp_path: Path) -> None:
    """Until the page leads into the book's folder: the first program runs."""
    page = blocks("01_first_call")
    there = next(at for at, one in enumerate(page) if "cd c_examples/" in one.text)
    reader = Reader(tmp_path)
    reader.read(page[:there])
    assert reader.ran == 1


@pytest.mark.timeout(300)
@pytest.mark.parametrize("slug", CHAPTERS)
def test_a_page_as_copied(slug: str, tmp_path: Path) -> None:
    page = blocks(slug)
    reader = Reader(tmp_path)
    reader.read(page)
    assert reader.folder.name == slug, "the page does not say how to have the folder"
    assert reader.ran == len(list(programs(page))) > 0


@pytest.mark.parametrize("slug", CHAPTERS)
def test_a_program_is_what_was_run(slug: str) -> None:
    """Each demo that a page shows with its name is shown whole, line for line."""
    for listing, _ in programs(blocks(slug)):
        demo = EXAMPLES / slug / "demos" / listing.title
        assert listing.text.rstrip("\n") == outputs.shown(demo.read_text("utf-8")).rstrip("\n")


@pytest.mark.parametrize("slug", CHAPTERS)
def test_lines_that_a_traceback_names_are_the_listings(slug: str) -> None:
    """A program has numbers if its output names a line of it, and that is the line it quotes."""
    for listing, output in programs(blocks(slug)):
        found = re.findall(
            rf'File "{re.escape(listing.title)}", line (\d+).*(?:\n {{4}}(\S.*))?', output.text
        )
        warned = f"{listing.title}:" in output.text
        assert bool(found or warned) == bool(listing.numbers), listing.title
        lines = dict(zip(listing.numbers, listing.text.splitlines(), strict=False))
        for number, quoted in found:
            assert not quoted or lines[int(number)].strip() == quoted.strip(), listing.title


def test_numbers_come_from_the_output(tmp_path: Path) -> None:
    """The lines of a section count from the top of its file; where lines are left out, none do."""
    file = tmp_path / "a.py"
    file.write_text(
        "x = 1\n# --8<-- [start:b]\ny = 2\nz = 3\n# --8<-- [end:b]\n"
        "# --8<-- [start:c]\n# --8<-- [start:d]\nz = 4\n# --8<-- [end:d]\n# --8<-- [end:c]\n"
    )
    assert listings.range_of(file, "b") == (3, 2)
    assert listings.range_of(file, "c")[1] == 0
    assert listings.range_of(file, "2:") == (1, 9)
    said = 'File "a.py", line 4, in f\nother_a.py:7 a.py:9: error'
    assert list(listings.named_lines("x/a.py", said)) == [4, 9]
