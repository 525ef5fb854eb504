"""The website as files: links, snippets, reproducibility, and no word to another host."""

import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import nbformat
import pytest

from tests.needs import need
from workbook.catalog import exercises, road
from workbook.catalog.paths import CHAPTERS, EXAMPLES, NOTEBOOKS, ROOT, SITE
from workbook.catalog.sources import sources
from workbook.site import notebooks, outputs

SNIPPET = re.compile(r'--8<-- "([^":]+?)(?::([\w:]+))?"')
MARKER = re.compile(r"--8<-- \[start:(\w+)\]")
REQUESTS = {
    ("script", "src"),
    ("link", "href"),
    ("img", "src"),
    ("iframe", "src"),
    ("source", "src"),
}


class Page(HTMLParser):
    """Ids, links and requests of one page."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.requests: list[str] = []
        self.feed(file.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.append(value)
            if tag == "a" and name == "href" and value:
                self.links.append(value)
            if (tag, name) in REQUESTS and value:
                self.requests.append(value)


@pytest.fixture(scope="module")
def whole() -> dict[Path, Page]:
    """Every page of the site."""
    assert SITE.exists(), "make site comes first"
    return {file: Page(file) for file in sorted(SITE.rglob("*.html")) if file.name != "404.html"}


@pytest.fixture(scope="module")
def pages(whole: dict[Path, Page], chapter: str) -> dict[Path, Page]:
    """The pages that are looked at: all, or with --chapter those of the chapter."""
    looked_at = re.compile(rf"(^|/){chapter}_" if chapter else "")
    chosen = {
        file: page
        for file, page in whole.items()
        if looked_at.search(file.relative_to(SITE).as_posix())
    }
    assert chosen
    return chosen


@pytest.mark.every_chapter
def test_site_is_up_to_date(chapter: str) -> None:
    """What is tested here is what the tree makes."""
    done = subprocess.run(
        [sys.executable, "-m", "workbook", "site", *(["--chapter", chapter] if chapter else [])],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Nothing has changed" in done.stdout


@pytest.mark.every_chapter
def test_links_and_anchors_hold(
    pages: dict[Path, Page], whole: dict[Path, Page], chapter: str
) -> None:
    """With --chapter, a page of another chapter may not be built yet: it has no anchors."""
    broken = []
    for file, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (file.parent / unquote(parts.path)).resolve() if parts.path else file
            if target.is_dir():
                target /= "index.html"
            anchor = parts.fragment
            known = ["__top", *(whole[target].ids if target in whole else [])]
            judged = anchor and (target in pages or not chapter)
            if not target.exists() or (judged and anchor not in known):
                broken.append(f"{file.relative_to(SITE)}: {link}")
    assert broken == []


@pytest.mark.every_chapter
def test_ids_are_unique(pages: dict[Path, Page]) -> None:
    for file, page in pages.items():
        twice = {name for name in page.ids if page.ids.count(name) > 1}
        assert not twice, f"{file.name}: {twice}"


@pytest.mark.every_chapter
def test_no_page_asks_another_host(pages: dict[Path, Page]) -> None:
    for file, page in pages.items():
        for request in page.requests:
            assert not urlsplit(request).netloc, f"{file.name} asks for {request}"
    for sheet in SITE.rglob("*.css"):
        for address in re.findall(r"url\((.*?)\)", sheet.read_text("utf-8")):
            assert not address.strip("\"'").startswith(("http", "//")), f"{sheet.name}: {address}"


@pytest.mark.every_chapter
def test_every_chapter_has_its_pages(pages: dict[Path, Page], chapter: str) -> None:
    for stop in road.chapters():
        if chapter not in ("", stop.number):
            continue
        assert SITE / f"{stop.slug}.html" in pages
        assert SITE / "notebooks" / f"{stop.slug}.html" in pages
        assert (SITE / "notebooks" / f"{stop.slug}.ipynb").exists()
        own = [one for one in exercises.all_exercises() if one.slug == stop.slug]
        assert len(own) >= 4
        assert sum(one.minutes for one in own) == stop.minutes.exercises
        for one in own:
            assert SITE / "exercises" / f"{one.id}.html" in pages


@pytest.mark.every_chapter
def test_no_page_shows_a_marker_of_ours(pages: dict[Path, Page]) -> None:
    """A snippet that was not replaced, a section marker, a placeholder."""
    for file in pages:
        text = re.sub(r"<[^>]+>", "", file.read_text("utf-8"))
        starter = "exercises" in file.parts  # a starter file says TODO to the learner
        for mark in ("--8", "[start:", "[end:", *(() if starter else ("TODO", "FIXME"))):
            assert mark not in text, f"{file.name} shows {mark}"


# --- snippets -----------------------------------------------------------------------------------


def used_snippets() -> set[tuple[str, str | None]]:
    texts = [file.read_text("utf-8") for file in CHAPTERS.glob("*.md")]
    used = {(path, section) for text in texts for path, section in SNIPPET.findall(text)}
    for notebook in notebooks.notebooks():
        text = notebook.read_text("utf-8").replace('\\"', '"')
        for path, section in re.findall(r'show\("([^"]+)"(?:, section="(\w+)")?', text):
            used.add((path, section))
    return used


@pytest.mark.every_chapter
def test_every_section_is_used() -> None:
    used = used_snippets()
    for file in sources(EXAMPLES):
        if file.suffix in {".py", ".c", ".h", ".pyx", ".pxd"}:
            name = file.relative_to(ROOT).as_posix()
            for section in MARKER.findall(file.read_text("utf-8")):
                assert (name, section) in used, f"{name}:{section} is on no page"


@pytest.mark.every_chapter
def test_every_demo_is_shown() -> None:
    used = {path for path, _ in used_snippets()}
    for demo in outputs.demos():
        output = outputs.FOLDER / demo.parent.parent.name / f"{demo.stem}.txt"
        assert demo.relative_to(ROOT).as_posix() in used, f"{demo.name} is on no page"
        assert output.relative_to(ROOT).as_posix() in used, (
            f"the output of {demo.name} is not shown"
        )


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('--8<-- "c_examples/01_first_call/cmult.h:no_such_section"', "no_such_section"),
        ('--8<-- "c_examples/01_first_call/no_such_file.h"', "no_such_file"),
        ("[a](no_such_page.md) [b](index.md#no-such-anchor)", "no_such_page no-such-anchor"),
    ],
)
def test_a_wrong_page_fails_the_build(tmp_path: Path, text: str, complaint: str) -> None:
    docs = tmp_path / "chapters"
    shutil.copytree(CHAPTERS, docs)
    with (docs / "setup.md").open("a", encoding="utf-8") as page:
        page.write(f"\n\n{text}\n")
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    config = config.replace("docs_dir: chapters", f"docs_dir: {docs}")
    config = config.replace("site_dir: site", f"site_dir: {tmp_path / 'site'}")
    file = ROOT / f".mkdocs-{os.getpid()}.yml"
    try:
        file.write_text(config, "utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(file)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        file.unlink()
    assert done.returncode != 0
    assert all(words in done.stderr for words in complaint.split())


# --- outputs ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("<cdata 'char *' 0x55d0c3a1f2e0>", "<cdata 'char *' 0x…>"),
        (">>> verify(b'', 0xcbf43926)\nat 0x7f1234567890", ">>> verify(b'', 0xcbf43926)\nat 0x…"),
        ("... 0xcbf43926)", "... 0xcbf43926)"),
        ("==4711==ERROR", "==PID==ERROR"),
        (f"{ROOT}/c_examples/a.c:3", "c_examples/a.c:3"),
        ("0xff", "0xff"),
        ("crc 0xDEADBEEF 0xdeadbeef", "crc 0xDEADBEEF 0xdeadbeef"),
        ("#if PY_VERSION_HEX >= 0x030C0000", "#if PY_VERSION_HEX >= 0x030C0000"),
        ("a hash of 64 bits: 0xcbf29ce484222325", "a hash of 64 bits: 0xcbf29ce484222325"),
        ("<object object at 0x9c5f20>", "<object object at 0x…>"),  # where Python is no PIE
        ("    #1 0x5a1b2c in PyObject_Call", "    #1 0x… in PyObject_Call"),
        ("Current thread 0x00007f12345678ab (most", "Current thread 0x… (most"),
        ("on address 0x602000000011 at pc 0x7f1234567890", "on address 0x… at pc 0x…"),
    ],
)
def test_what_differs_is_taken_out(printed: str, shown: str) -> None:
    assert outputs.mask(printed) == shown


def test_a_constant_of_the_program_is_no_address() -> None:
    printed = "prime 0x100000001b3, at 0x7f1234567890"
    assert outputs.mask(printed, "PRIME = 0x100000001B3") == "prime 0x100000001b3, at 0x…"
    assert outputs.mask(printed) == "prime 0x…, at 0x…"


def test_a_demo_that_ends_otherwise_fails_the_build(tmp_path: Path) -> None:
    folder = tmp_path / "01_first_call" / "demos"
    folder.mkdir(parents=True)
    demo = folder / "wrong.py"
    demo.write_text("# fate: OSError\nprint('all is well')\n")
    result = outputs.run(demo)
    assert outputs.fate(result) == "ok"
    assert outputs.fate(result) != "OSError"


@pytest.mark.parametrize(
    ("code", "fate"),
    [
        ("print(1)", "ok"),
        ("raise OSError('x')", "OSError"),
        ("import ctypes; ctypes.string_at(8)", "SIGSEGV"),
        ("import sys; sys.exit(3)", "exit 3"),
    ],
)
def test_fates(tmp_path: Path, code: str, fate: str) -> None:
    folder = tmp_path / "01_first_call" / "demos"
    folder.mkdir(parents=True)
    (folder / "one.py").write_text(f"# fate: {fate}\n{code}\n")
    assert outputs.fate(outputs.run(folder / "one.py")) == fate


def test_a_fate_may_depend_on_the_python() -> None:
    text = "# fate: SIGABRT before 3.12, then ok\nprint()\n"
    assert outputs.declared(text, (3, 11)) == "SIGABRT"
    assert outputs.declared(text, (3, 12)) == "ok"
    assert outputs.declared("# fate: ok\n", (3, 12)) == "ok"


def test_a_notebook_that_raises_fails_the_build(tmp_path: Path) -> None:
    book = nbformat.v4.new_notebook()  # type: ignore[no-untyped-call]
    book.cells = [nbformat.v4.new_code_cell("1 / 0")]  # type: ignore[no-untyped-call]
    nbformat.write(book, tmp_path / "wrong.ipynb")  # type: ignore[no-untyped-call]
    with pytest.raises(notebooks.NotebookError, match=r"wrong\.ipynb raised:[\s\S]*division"):
        notebooks.run(tmp_path / "wrong.ipynb")


@pytest.mark.every_chapter
def test_notebooks_are_committed_without_outputs() -> None:
    for notebook in NOTEBOOKS.glob("*.ipynb"):
        text = notebook.read_text("utf-8")
        assert '"output_type"' not in text, notebook.name
        assert not re.search(r'"execution_count": \d', text), notebook.name


# --- a path that is not plain ------------------------------------------------------------------


def copy_of_the_tree(place: Path) -> Path:
    """All files that git would clone, as they are now, in `place`."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.split(b"\0")
    for name in filter(None, listed):
        source, target = ROOT / name.decode(), place / name.decode()
        if source.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)
    return place


@pytest.mark.timeout(900)
def test_a_clone_in_a_path_with_space_and_accent(tmp_path: Path) -> None:
    """The README's command, from nothing, in `a b/übung`: it makes the same site, byte for byte.

    So each output, notebook and page is made twice, in two places, and nothing may differ.
    """
    clone = copy_of_the_tree(tmp_path / "a b" / "übung")
    done = subprocess.run(
        ["make", "site", f"PYTHON={sys.executable}"],
        cwd=clone,
        capture_output=True,
        text=True,
        check=False,
    )
    unreachable = "the package index cannot be reached" in done.stderr
    need("network", done.returncode == 0 or not unreachable)
    assert done.returncode == 0, done.stdout + done.stderr
    for made in ("build/notebooks", "site"):  # the first shows best what differs
        ours, theirs = (files(root / made) for root in (ROOT, clone))
        assert sorted(ours) == sorted(theirs)
        for name in sorted(ours):
            assert ours[name].read_bytes() == theirs[name].read_bytes(), f"{made}/{name} differs"
    chapter = EXAMPLES.name + "/01_first_call"
    tested = subprocess.run(
        ["make", "-C", chapter, "test", f"PYTHON={clone / '.venv/bin/python'}"],
        cwd=clone,
        capture_output=True,
        text=True,
        check=False,
    )
    assert tested.returncode == 0, tested.stdout + tested.stderr
    assert " passed" in tested.stdout


def files(folder: Path) -> dict[str, Path]:
    """Each file of a folder, by its path in it, without the one that holds the time."""
    found = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*")}
    return {
        name: file for name, file in found.items() if file.is_file() and name != "sitemap.xml.gz"
    }
