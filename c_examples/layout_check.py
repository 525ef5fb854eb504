"""Compares structs that ctypes was told of with those of a header: the compiler is asked.

Used in the tests of each chapter that has structs. It needs a C compiler when a test runs, and
no other file, so you may copy it into a project of your own.
"""

import ctypes
import os
import shlex
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

# It prints the bytes of a struct in which nothing but one field is filled with ones (FILL), and
# does not compile if a struct has more fields than zeros are given (COUNT).
PROGRAM = """
#include "{header}"
#include <stdio.h>
#include <string.h>
static void show(const char *name, const void *from, size_t size) {{
    const unsigned char *bytes = from;
    printf("%s ", name);
    for (size_t i = 0; i < size; i++) printf("%02x", bytes[i]);
    printf("\\n");
}}
int main(void) {{
{lines}
    return 0;
}}
"""
FILL = "{{ {name} v; memset(&v, 0, sizeof v); {set}; show({label}, &v, sizeof v); }}"
COUNT = "{{ {name} v = {zeros}; (void)v; }}"
STRICT = ["-std=c11", "-Werror=missing-field-initializers", "-Wno-missing-braces"]


def differences(header: Path, structs: Mapping[str, Any]) -> list[str]:
    """Return where ctypes and the C compiler disagree, one sentence each; none is what we want.

    Args:
        header: The header that declares the structs.
        structs: Their names in C ("struct point", or a typedef), and their ctypes classes.
    """
    found, lines, expected = [], [], {}
    for name, kind in structs.items():
        shown = [(name, "memset(&v, 255, sizeof v)", bytes([255] * ctypes.sizeof(kind)))]
        shown += [(f"{name}.{field}", how, data) for field, how, data in _fields(kind)]
        for label, how, data in shown:
            expected[label] = data.hex()
            lines.append(FILL.format(name=name, set=how, label=f'"{label}"'))
        lines.append(COUNT.format(name=name, zeros=_zeros(kind)))
    said = _run(PROGRAM.format(header=header.name, lines="\n".join(lines)), header.parent)
    if "error:" in said:
        return [line.partition("error: ")[2] for line in said.splitlines() if "error:" in line]
    for line in said.splitlines():
        label, _, data = line.rpartition(" ")
        if data != expected[label]:
            found.append(f"{label}: {_where(data)} in C, {_where(expected[label])} in ctypes")
    return found


def _fields(kind: Any) -> Iterator[tuple[str, str, bytes]]:
    """Each field: its name, the C that fills it with ones, and the bytes that ctypes fills."""
    for name, member, *bits in kind._fields_:
        if name in getattr(kind, "_anonymous_", ()):
            at = getattr(kind, name).offset
            for inner, how, data in _fields(member):
                yield inner, how, (bytes(at) + data).ljust(ctypes.sizeof(kind), b"\0")
        elif bits:
            filled = kind()
            setattr(filled, name, -1)
            yield name, f"v.{name} = -1", bytes(filled)
        else:
            place = getattr(kind, name)
            data = bytes(place.offset) + bytes([255] * ctypes.sizeof(member))
            yield (
                name,
                f"memset(&v.{name}, 255, sizeof v.{name})",
                data.ljust(ctypes.sizeof(kind), b"\0"),
            )


def _zeros(kind: Any) -> str:
    """A zero for each field; a union takes one, for its first."""
    if isinstance(kind, type) and issubclass(kind, ctypes.Structure | ctypes.Union):
        fields = kind._fields_[:1] if issubclass(kind, ctypes.Union) else kind._fields_
        return f"{{ {', '.join(_zeros(member) for _, member, *_ in fields)} }}"
    if isinstance(kind, type) and issubclass(kind, ctypes.Array):
        return f"{{ {_zeros(kind._type_)} }}"
    return "0"


def _run(program: str, folder: Path) -> str:
    """Compile a program and run it. Return what it prints, or the compiler's complaints."""
    compiler = shlex.split(os.environ.get("CC", "cc"))
    with tempfile.TemporaryDirectory() as place:
        source, target = Path(place, "layout.c"), Path(place, "layout")
        source.write_text(program)
        command = [*compiler, *STRICT, f"-I{folder}", "-o", str(target), str(source)]
        plain = {**os.environ, "LC_ALL": "C"}  # no quotes of a language
        done = subprocess.run(command, env=plain, capture_output=True, text=True, check=False)
        if done.returncode:
            return done.stderr
        return subprocess.run([target], capture_output=True, text=True, check=True).stdout


def _where(data: str) -> str:
    """Which bits are set: "bytes 8 to 15 of 24"."""
    size = len(data) // 2
    number = int.from_bytes(bytes.fromhex(data), "little")
    first = (number & -number).bit_length() - 1
    last = number.bit_length() - 1
    if first % 8 == 0 and last % 8 == 7:
        return f"bytes {first // 8} to {last // 8} of {size}"
    return f"bits {first} to {last} of {size} bytes"
