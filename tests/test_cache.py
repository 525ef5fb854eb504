"""What is made is no input: a build must not make itself stale."""

from workbook import build, cache
from workbook.paths import EXAMPLES


def test_building_changes_no_digest() -> None:
    before = cache.digest(EXAMPLES)
    made = [*EXAMPLES.glob("*/_*.c"), *EXAMPLES.glob("*/*_cython.c"), *EXAMPLES.glob("*/_*_abi.py")]
    assert made, "make build comes first"
    assert not set(made) & set(cache.sources(EXAMPLES))
    build.make_all()
    assert cache.digest(EXAMPLES) == before


def test_a_changed_source_changes_the_digest() -> None:
    assert cache.digest("a") != cache.digest("b")
    assert EXAMPLES / "01_first_call" / "cmult.c" in cache.sources(EXAMPLES)
    assert EXAMPLES / "01_first_call" / "demos" / "right.py" in cache.sources(EXAMPLES)
