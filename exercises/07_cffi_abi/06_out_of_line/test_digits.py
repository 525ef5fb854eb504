"""Checks digits.py: the right numbers, and no parser when it starts."""

import importlib
import random
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ASK = """
import sys
sys.path.insert(0, sys.argv[1])
import digits
assert digits.read("42")[0] == 42
print(*[name for name in ("cffi.api", "cffi.cparser", "pycparser") if name in sys.modules])
"""


def check(text: str, base: int, number: int, rest: str) -> None:
    answer = importlib.import_module("digits").read(text, base)
    expected = (number, rest)
    assert answer == expected, f"read({text!r}, {base}) gave {answer!r}, expected {expected!r}"


def test_the_module_is_there() -> None:
    """build_digits.py must have written it."""
    try:
        module = importlib.import_module("_digits")
    except ModuleNotFoundError:
        raise AssertionError(
            "build_digits.py ran, but it wrote no module named '_digits': "
            "set_source names it, ffibuilder.compile() writes it"
        ) from None
    assert not hasattr(module, "lib"), (
        "_digits holds a `lib`: it was compiled from C source, which is API mode; "
        "expected None where set_source takes the source"
    )


def test_numbers() -> None:
    check("42 apples", 10, 42, " apples")
    check("ff", 16, 255, "")
    check("none", 10, 0, "none")
    for _ in range(20):
        number, base = random.randint(0, 10**9), random.choice([8, 10, 16])
        text = format(number, {8: "o", 10: "d", 16: "x"}[base])
        check(f"-{text} é", base, -number, " é")


def test_a_number_of_more_than_32_bits() -> None:
    number = random.randint(2**40, 2**50)
    answer, _ = importlib.import_module("digits").read(str(number))
    assert answer == number, (
        f"read('{number}') gave {answer}, expected {number}: strtoll returns a long long, "
        "and cdef says something shorter"
    )


def test_no_parser_at_the_start() -> None:
    """In a fresh Python, `import digits` must not bring in what reads C."""
    command = [sys.executable, "-c", ASK, str(HERE)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"`import digits` in a fresh Python failed:\n{done.stderr}"
    loaded = done.stdout.split()
    assert loaded != ["cffi.api"], (
        "`import digits` loaded cffi.api: an `import` of cffi is left over in digits.py, "
        "expected none"
    )
    assert not loaded, (
        f"`import digits` loaded {', '.join(loaded)}: it still parses declarations at each start, "
        "expected an `ffi` from the module that build_digits.py wrote"
    )
