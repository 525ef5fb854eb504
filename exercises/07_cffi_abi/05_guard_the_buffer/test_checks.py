"""Gives nine functions to checks.py, one of them right. Who is told to be wrong?"""

import importlib
import random
import traceback
from pathlib import Path

from cffi import FFI

MISSED = {
    "anna": "says 0 when one byte is missing, and writes its zero byte behind the buffer",
    "bela": "writes no zero byte at the end of the text",
    "cleo": "says 0 when the text did not fit, and was cut",
    "dora": "writes 125 minutes as 2:5",
    "emil": "says 1 although text and zero byte fit exactly",
    "finn": "says 1, as it should, and has written to the buffer nevertheless",
    "hugo": "fills all `size` bytes with zeros, those behind the text too",
    "ivan": "says 0 when the text did not fit, though nothing was written",
}
ffi = FFI()
ffi.cdef("".join(f"int hours_{who}(int, char *, size_t);" for who in (*MISSED, "gina")))


def refusal(who: str) -> AssertionError | None:
    """Run the learner's check; return the assert that failed, or nothing."""
    lib = ffi.dlopen(str(Path(__file__).resolve().parent / "libhours.so"))
    try:
        importlib.import_module("checks").check(ffi, getattr(lib, f"hours_{who}"))
    except AssertionError as error:
        return error
    return None


def test_the_right_one_is_accepted() -> None:
    """No mistake is in hours_gina."""
    error = refusal("gina")
    if error is None:
        return
    failed = traceback.extract_tb(error.__traceback__)[-1]
    why = f"{error}, " * bool(str(error)) + f"line {failed.lineno}: {failed.line}"
    raise AssertionError(
        f"check(ffi, hours_gina) refused, expected nothing: gina is right ({why})"
    ) from error


def test_the_wrong_ones_are_refused() -> None:
    """Each of the others makes one mistake."""
    for who in MISSED:
        for _ in range(random.randint(1, 2)):  # who counts calls fails
            test_the_right_one_is_accepted()
        assert refusal(who), (
            f"check(ffi, hours_{who}) accepted, expected a failed assert: {who} {MISSED[who]}"
        )
