"""A wrong and a right listing: what differs is marked, and a diff stands below."""

from pathlib import Path

import pytest

from workbook.site import compared

PAGE = """## A section

<p class="verdict is-wrong">wrong</p>

```python title="a.py"
--8<-- "a.py"
```
``` { .text .output .wrong }
garbage
```

<p class="verdict is-right">right</p>

```python title="b.py"
--8<-- "b.py"
```
``` { .text .output }
3
```

More.
"""
WRONG = "import ctypes\n\nlib = ctypes.CDLL(None)\nprint(lib.sqrt(9))\n"
RIGHT = WRONG.replace("print", "lib.sqrt.restype = ctypes.c_double\nprint")


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(compared, "ROOT", tmp_path)
    (tmp_path / "a.py").write_text(WRONG)
    return tmp_path


def test_what_differs_is_marked_and_shown(tree: Path) -> None:
    (tree / "b.py").write_text(RIGHT)
    made = compared.prepare(PAGE)
    assert '```python title="b.py" hl_lines="4"' in made
    assert '```python title="a.py"\n' in made
    output, _, below = made.partition("\n3\n```\n")
    assert below.strip().startswith("??? info")
    assert "    +lib.sqrt.restype = ctypes.c_double\n" in below
    assert "+lib" not in output


def test_a_line_that_says_it_is_wrong_is_marked(tree: Path) -> None:
    (tree / "a.py").write_text(WRONG.replace("(9))", "(9))  # wrong: no restype"))
    (tree / "b.py").write_text(RIGHT)
    assert '```python title="a.py" hl_lines="4"' in compared.prepare(PAGE)


@pytest.mark.parametrize("other", [WRONG, "int main(void) {\n    return 0;\n}\n"])
def test_what_is_the_same_or_another_thing_is_not_compared(tree: Path, other: str) -> None:
    (tree / "b.py").write_text(other)
    assert compared.prepare(PAGE) == PAGE


def test_a_pair_ends_with_its_section(tree: Path) -> None:
    (tree / "b.py").write_text(RIGHT)
    apart = PAGE.replace('<p class="verdict is-right', '## Another\n\n<p class="verdict is-right')
    assert compared.prepare(apart) == apart
