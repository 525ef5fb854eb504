"""The tools that each field uses have nothing to complain about."""

import subprocess

import pytest

from workbook.author import style
from workbook.catalog.paths import ROOT

OURS = {"mypy"}  # looks at no chapter
NAMES = [
    pytest.param(name, marks=() if name in OURS else pytest.mark.every_chapter)
    for name in style.commands()
]


@pytest.mark.parametrize("name", NAMES)
def test_style(name: str) -> None:
    done = subprocess.run(
        style.commands()[name], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
