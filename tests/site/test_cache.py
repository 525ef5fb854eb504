"""What is made is no input; what a step reads makes it stale, and nothing else does."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from workbook.catalog import sources
from workbook.catalog.paths import EXAMPLES, ROOT
from workbook.sandbox import build
from workbook.site import hooks, pipeline, step
from workbook.site.step import Step, StepError

SLUG = "03_ctypes_functions"
ALL = {"notebooks", "tables", "pictures", "outputs"}


def test_building_changes_no_digest() -> None:
    before = sources.digest(EXAMPLES)
    made = [*EXAMPLES.glob("*/_*.c"), *EXAMPLES.glob("*/*_cython.c"), *EXAMPLES.glob("*/_*_abi.py")]
    assert made, "make build comes first"
    assert not set(made) & set(sources.sources(EXAMPLES))
    pipeline.make_libraries()
    assert sources.digest(EXAMPLES) == before


def keys() -> dict[str, str]:
    """The key of each step of a chapter."""
    return {one.name.removeprefix(f"{SLUG}: "): one.key for one in pipeline.steps([SLUG])}


@pytest.fixture(scope="module")
def before() -> dict[str, str]:
    return keys()


@pytest.mark.parametrize(
    ("changed", "stale"),
    [
        (f"c_examples/{SLUG}/stopwatch.c", ALL),
        (f"c_examples/{SLUG}/demos/first.py", ALL),
        ("c_examples/common.mk", ALL),
        ("c_examples/01_first_call/cmult.c", set()),
        (f"chapters/pictures/{SLUG}.py", {"pictures"}),
        (f"exercises/{SLUG}/05_room_for_splits/exercise.toml", {"notebooks"}),
        ("chapters/index.md", set()),
        ("workbook/site/outputs.py", {"outputs", "notebooks"}),
        ("workbook/site/line_buffered/sitecustomize.py", {"outputs"}),
        ("workbook/sandbox/supervisor.py", {"outputs", "notebooks"}),
        ("workbook/drawing/draw.py", {"pictures", "notebooks"}),
        ("workbook/judge/child.py", {"notebooks"}),
        ("workbook/cli/main.py", set()),
        ("workbook/setup/doctor.py", set()),
    ],
)
def test_what_is_read_makes_stale(
    before: dict[str, str], changed: str, stale: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file, read = ROOT / changed, Path.read_bytes
    assert file.exists()
    monkeypatch.setattr(Path, "read_bytes", lambda one: read(one) + b"x" * (one == file))
    after = keys()
    assert {name for name, key in before.items() if after[name] != key} == stale


def test_the_website_reads_the_whole_tree(monkeypatch: pytest.MonkeyPatch) -> None:
    """It carries the book as a zip."""
    before = pipeline.pages().key
    read, file = Path.read_bytes, ROOT / "workbook" / "setup" / "doctor.py"
    monkeypatch.setattr(Path, "read_bytes", lambda one: read(one) + b"x" * (one == file))
    assert pipeline.pages().key != before


# --- doing the steps ---------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def stamps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(step, "STAMPS", tmp_path / "stamps")
    return tmp_path / "stamps"


def fail(message: str) -> Callable[[], None]:
    def job() -> None:
        raise build.BuildError(message)

    return job


def test_a_step_waits_for_what_it_needs_and_is_fresh_then() -> None:
    did: list[str] = []
    first = Step("first", lambda: [lambda: did.append("first")])
    second = Step("second", lambda: [lambda: did.append("second")] * 3, ["text"], first)
    nothing = Step("nothing", list, ["text"])
    assert not second.is_fresh()
    assert not nothing.is_fresh()
    step.run([second, nothing, first])
    assert did == ["first", *["second"] * 3]
    assert second.is_fresh()
    assert nothing.is_fresh()
    assert not Step("second", list, ["another text"]).is_fresh()


def test_a_failure_stops_what_needs_it_and_nothing_else() -> None:
    did: list[str] = []
    bad = Step("bad", lambda: [fail("one"), lambda: did.append("more"), fail("two")])
    after = Step("after", lambda: [lambda: did.append("after")], (), bad)
    other = Step("other", lambda: [lambda: did.append("other")])
    with pytest.raises(StepError, match="one\ntwo") as raised:
        step.run([bad, after, other])
    assert "other" not in str(raised.value)
    assert sorted(did) == ["more", "other"]
    assert not bad.is_fresh()
    assert not after.is_fresh()
    assert other.is_fresh()


def test_a_fault_of_ours_keeps_its_traceback() -> None:
    with pytest.raises(ZeroDivisionError):
        step.run([Step("bad", lambda: [lambda: 1 // 0])])


# --- the website of one chapter ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("partial", "shown", "absent"),
    [
        (True, "build/outputs/00_no_chapter/first.txt", True),
        (True, "mkdocs.yml", False),
        (False, "build/outputs/00_no_chapter/first.txt", False),  # MkDocs refuses it
    ],
)
def test_a_page_of_what_was_never_made_says_so(
    partial: bool, shown: str, absent: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hooks, "PARTIAL", partial)
    text = f'# A page\n\n--8<-- "{shown}"\n'
    page: Any = SimpleNamespace(file=SimpleNamespace(src_uri="00_no_chapter.md"))
    nothing: Any = None
    made = hooks.on_page_markdown(text, page=page, config=nothing, files=nothing)
    assert made == (hooks.ABSENT if absent else text)


def test_a_chapter_that_is_not_there_is_named() -> None:
    with pytest.raises(pipeline.SiteError, match=r"no chapter 99.*: 01 .*03"):
        pipeline.make_site("99")
