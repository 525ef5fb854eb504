"""What is made is no input: a build must not make itself stale."""

from workbook.catalog import sources
from workbook.catalog.paths import EXAMPLES
from workbook.sandbox import build


def test_building_changes_no_digest() -> None:
    before = sources.digest(EXAMPLES)
    made = [*EXAMPLES.glob("*/_*.c"), *EXAMPLES.glob("*/*_cython.c"), *EXAMPLES.glob("*/_*_abi.py")]
    assert made, "make build comes first"
    assert not set(made) & set(sources.sources(EXAMPLES))
    build.make_all()
    assert sources.digest(EXAMPLES) == before


def test_a_changed_source_changes_the_digest() -> None:
    assert sources.digest("a") != sources.digest("b")
    assert EXAMPLES / "01_first_call" / "cmult.c" in sources.sources(EXAMPLES)
    assert EXAMPLES / "01_first_call" / "demos" / "right.py" in sources.sources(EXAMPLES)
