"""Checks binding.py: the right colours, from any folder, and ValueError for what is none."""

import contextlib
import importlib.util
import random
import re
import tempfile
from pathlib import Path
from typing import Any

from cffi import FFI

BINDING = Path(__file__).resolve().parent / "binding.py"
HEADER = BINDING.with_name("paint.h")
SIZES = FFI()


def load() -> Any:
    """Import binding.py while standing in another folder."""
    spec = importlib.util.spec_from_file_location("binding", BINDING)
    assert spec is not None
    assert spec.loader is not None
    binding = importlib.util.module_from_spec(spec)
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        spec.loader.exec_module(binding)
    return binding


def header() -> Any:
    """An ffi that has read paint.h: without comments, macros, and lines for the preprocessor."""
    text = HEADER.read_text("utf-8")
    text = re.sub(r"(?s)#ifdef __cplusplus.*?#endif|//[^\n]*|PAINT_API", "", text)
    told = FFI()
    told.cdef(re.sub(r"(?m)^#.*$", "", text))
    return told


def shape(ctype: Any) -> Any:
    """What matters of a type: size, sign and kind of a number; names and places of fields."""
    if ctype.kind == "struct":
        return [(name, field.offset, shape(field.type)) for name, field in ctype.fields or ()]
    if ctype.kind != "primitive" or ctype.cname in ("char", "float", "double"):
        return ctype.kind, ctype.cname if ctype.kind == "primitive" else ""
    return SIZES.sizeof(ctype), int(SIZES.cast(ctype, -1))


def written(ctype: Any) -> str:
    """A struct as C writes it."""
    fields = " ".join(f"{field.type.cname} {name};" for name, field in ctype.fields)
    return f"{{ {fields} }}"


def test_struct_and_header_agree() -> None:
    binding, theirs = load(), header().typeof("struct paint")
    try:
        yours = binding.ffi.typeof("struct paint")
    except (AttributeError, FFI.error):  # nothing is declared yet
        return
    if not yours.fields:
        return  # nor are its fields
    assert shape(yours) == shape(theirs), (
        f"struct paint is declared with {written(yours)} and paint.h says {written(theirs)}"
    )


def test_functions_and_header_agree() -> None:
    binding, told = load(), header()
    libraries = [one for one in vars(binding).values() if hasattr(one, "paint_mix")]
    for lib in libraries:
        for name in ("paint_parse", "paint_mix", "paint_format"):
            if not hasattr(lib, name):
                continue  # the call will say so
            yours = binding.ffi.typeof(getattr(lib, name))
            theirs = told.typeof(getattr(told.dlopen(str(BINDING.with_name("libpaint.so"))), name))
            same = [shape(yours.result), *map(shape, yours.args)] == [
                shape(theirs.result), *map(shape, theirs.args)
            ]  # fmt: skip
            assert same, f"{name} is declared as {yours.cname}, and paint.h says {theirs.cname}"


def some_colour() -> str:
    """New in each run, so that nobody can know the answers before."""
    return "#" + random.randbytes(3).hex()


def model(first: str, second: str) -> str:
    """The same in Python."""
    pairs = zip(bytes.fromhex(first[1:]), bytes.fromhex(second[1:]), strict=True)
    return "#" + bytes((a + b) // 2 for a, b in pairs).hex()


def check(first: str, second: str) -> None:
    answer = load().mix(first, second)
    expected = model(first, second)
    call = f"mix({first!r}, {second!r})"
    assert type(answer) is str, (
        f"{call} gave {answer!r}, expected the str {expected!r}: ffi.string makes bytes of a text "
        "in C's memory, and .decode() a str of them"
    )
    assert answer != model(first, first), (
        f"{call} gave {answer!r}, expected {expected!r}: that is the first colour alone"
    )
    assert answer != model(second, second), (
        f"{call} gave {answer!r}, expected {expected!r}: that is the second colour, mixed with "
        "itself, as if both lay in one struct"
    )
    assert answer, (
        f"{call} gave '', expected {expected!r}: a buffer of zeros, for paint_format has written "
        "nothing: it wants the buffer's size, 8 or more, and says 1 when that is too small"
    )
    assert answer == expected, f"{call} gave {answer!r}, expected {expected!r}"


def test_red_and_blue() -> None:
    check("#ff0000", "#0000ff")


def test_other_colours() -> None:
    for _ in range(20):
        check(some_colour(), some_colour())


def test_capital_letters() -> None:
    check(some_colour().upper(), some_colour())


def test_what_is_no_colour() -> None:
    for wrong in ("red", "#12345", "#1234567", "#12345g", "", "#12é456", "#123456\0"):
        for arguments in ((wrong, "#000000"), ("#000000", wrong)):
            try:
                answer = load().mix(*arguments)
            except ValueError:
                continue
            raise AssertionError(f"mix{arguments} gave {answer!r}, expected ValueError")
