"""Take out of a real header what CFFI can read: for a library of hundreds of functions.

The compiler's preprocessor does its work first. What it brings in from other headers is dropped,
notes to one compiler are defined away, and constants become `#define NAME ...`. Read the result,
and keep it in a file of your own: it is a draft of your cdef, not a build step.
"""

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from cffi import FFI, CDefError

# --8<-- [start:own_lines]
AWAY = ["__attribute__(x)=", "__asm__(x)=", "__extension__=", "__restrict="]
MARK = re.compile(r'# \d+ "(.*?)"')  # from here on, the lines are those of this file


def own_lines(header: str, also: set[str], options: list[str]) -> Iterator[str]:
    """The lines of a header, and of those that belong to it, as a compiler sees them."""
    away = [f"-D{one}" for one in AWAY]
    command = [os.environ.get("CC", "cc"), *options, "-E", "-dD", *away, "-"]
    include = f'#include "{header}"\n'
    done = subprocess.run(command, input=include, capture_output=True, text=True, check=True)
    own = False
    for line in done.stdout.splitlines():
        mark = MARK.match(line)
        if mark:
            own = Path(mark[1]).name in {Path(header).name, *also}
        elif own:
            yield line


# --8<-- [end:own_lines]


def statements(text: str) -> Iterator[str]:
    """The declarations of C text, one by one. Of a function with a body, the head is left."""
    start = depth = 0
    for place, character in enumerate(text):
        depth += {"{": 1, "}": -1}.get(character, 0)
        if depth or character not in "};":
            continue
        chunk = text[start : place + 1].strip()
        head = chunk.partition("{")[0].rstrip()
        if character == "}" and not head.endswith(")"):
            continue  # a struct or an enum: its name and the semicolon follow
        yield chunk if character == ";" else re.sub(r"\b(static|inline)\s", "", head) + ";"
        start = place + 1


# --8<-- [start:read]
CONSTANT = re.compile(r"#define (\w+) \(?-?(?:0x[0-9a-fA-F]+|\d+)[uUlL]*\)?$")


def read(header: str, *also: str, options: list[str]) -> tuple[list[str], list[str]]:
    """Try each declaration of a header: which does CFFI take, which does it refuse?"""
    lines = list(own_lines(header, set(also), options))
    names = [found[1] for line in lines if (found := CONSTANT.match(line))]
    constants = [f"#define {name} ..." for name in names]
    code = "\n".join(line for line in lines if not line.startswith("#"))
    ffi, taken, refused = FFI(), [], []
    for declaration in [*constants, *statements(code)]:
        try:
            ffi.cdef(declaration)
            taken.append(declaration)
        except (CDefError, NotImplementedError):
            refused.append(declaration)
    return taken, refused


# --8<-- [end:read]
