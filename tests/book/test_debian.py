"""The whole book passes in a newer Debian: Python 3.13 and gcc 14, then Python 3.15 and gcc 16."""

import os
import shutil
import subprocess

import pytest

from tests.needs import need
from workbook.catalog.paths import ROOT

UNREACHABLE = 3
"""What .ci/debian ends with when the suite cannot be had."""


@pytest.mark.timeout(5400)
@pytest.mark.parametrize("suite", ["trixie", "forky"])
def test_make_test(suite: str) -> None:
    need("debootstrap, and root", os.geteuid() == 0 and shutil.which("debootstrap"))
    command = [str(ROOT / ".ci" / "debian"), suite]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    need("network", done.returncode != UNREACHABLE)
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr
    assert " passed" in done.stdout
