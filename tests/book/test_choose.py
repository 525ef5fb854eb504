"""The tables of the section Choose: each mistake is one, and what is right is none."""

from typing import Any

import pytest

from workbook.catalog import bindings
from workbook.catalog.paths import CHAPTERS, EXAMPLES
from workbook.site.chapter_programs import load

choose: Any = load(CHAPTERS / "tables" / "06_ctypes_callbacks.py")
FOLDER = EXAMPLES / "06_ctypes_callbacks"
PLAIN, COMPILED = bindings.read(FOLDER)
TEXT, HEAD = choose._declarations(FOLDER, COMPILED)
pytestmark = pytest.mark.chapter("06")


def test_right_declarations_are_refused_by_nobody() -> None:
    assert choose._refused_by_compiler(FOLDER, TEXT, HEAD) == set()


@pytest.mark.parametrize(
    ("right", "wrong", "refused"),
    [
        ("size_t pipeline_live(void)", "size_t pipeline_lives(void)", {"pipeline_lives"}),
        ("pipeline *pipeline_new(void)", "int pipeline_new(void)", {"pipeline_new"}),
        ("size_t pipeline_live(void)", "int pipeline_live(void)", set()),  # C converts it
    ],
)
def test_what_the_compiler_refuses_is_told_by_name(
    right: str, wrong: str, refused: set[str]
) -> None:
    assert right in TEXT
    assert choose._refused_by_compiler(FOLDER, TEXT.replace(right, wrong), HEAD) == refused


def test_each_way_spoils_something() -> None:
    found = {one.kind: one for one in choose._spoil(FOLDER, PLAIN, COMPILED)}
    assert [*found] == [*choose.WAYS]
    for one in found.values():
        assert one.made > 0
        assert max(one.ctypes, one.cffi) <= one.made


@pytest.mark.parametrize("mistake", choose.MISTAKES, ids=lambda mistake: mistake.title)
def test_each_mistake_fits_its_build_script(mistake: Any) -> None:
    (script,) = (EXAMPLES / mistake.slug).glob("*_cffi_api_build.py")
    right, wrong = mistake.edit
    assert right in script.read_text("utf-8")
    assert (right == "") == (wrong == "")
