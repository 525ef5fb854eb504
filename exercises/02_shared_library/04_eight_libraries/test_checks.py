"""Checks checks.py: one library keeps the promises of lamp.h, seven break one each."""

import importlib
import shutil
import tempfile
import traceback
from pathlib import Path

import pytest
from library import Library

HERE = Path(__file__).resolve().parent
MISTAKES = {
    "exports": "that exports lamp_exists as well",
    "other_name": "that has no lamp_version",
    "swapped": "whose lamp_set takes the percent first",
    "one_lamp": "in which all lamps are one lamp",
    "soname": "whose soname has no number",
    "open": "that does not ask for libwire.so",
    "desk": "that looks for libwire.so in the folder in which it was built",
}


def refusal(name: str) -> BaseException | None:
    """Run the check on a library. Return nothing if it accepts it, else what it raised.

    The file has the name of a release, beside the one that it needs.
    """
    checks = importlib.import_module("checks")
    with tempfile.TemporaryDirectory() as folder:
        for built, file in ((name, "liblamp.so"), ("wire", "libwire.so")):
            shutil.copy(HERE / f"lib{built}.so", Path(folder, file))
        try:
            checks.check(Library(Path(folder, "liblamp.so")))
        except Exception as error:
            return error
    return None


def test_the_right_library_is_accepted() -> None:
    error = refusal("right")
    if error is None:
        return
    failed = traceback.extract_tb(error.__traceback__)[-1]
    raise AssertionError(
        f"check() rejects the right library, in line {failed.lineno}: {failed.line} "
        f"({type(error).__name__}: {error})"
    ) from None


@pytest.mark.parametrize("name", MISTAKES)
def test_a_wrong_library_is_rejected(name: str) -> None:
    error = refusal(name)
    assert error, f"check() accepts a library {MISTAKES[name]}"
    wrong = isinstance(error, AssertionError | OSError | AttributeError)
    assert wrong, f"check() raised {error!r}, expected AssertionError"
