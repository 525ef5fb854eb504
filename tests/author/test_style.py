"""The tools that each field uses have nothing to complain about."""

import subprocess

import pytest

from workbook.author import style
from workbook.catalog.paths import ROOT


@pytest.mark.every_chapter
@pytest.mark.parametrize("name", list(style.commands()))
def test_style(name: str) -> None:
    done = subprocess.run(
        style.commands()[name], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
