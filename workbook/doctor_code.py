"""A short code that holds what `workbook doctor` found: to be read aloud, or sent to a teacher.

Nothing in it names the machine or its owner. Layout, before it becomes letters: format, system,
machine, Python (3 bytes), gcc (2), clang (2), two bits for each check, two bytes of check sum.
Letters are those of base32, without 0, 1 and 8, in groups of five.
"""

import base64
import binascii
import platform
import re
import subprocess
import sys
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbook.doctor import Finding

FORMAT = 1
SYSTEMS = ("another system", "debian", "fedora", "arch", "alpine", "suse", "macos")
MACHINES = ("another processor", "x86_64", "aarch64", "arm64", "i686", "riscv64", "ppc64le")
STATES = ("not asked", "ok", "failed", "skipped")
HEAD = 10  # bytes before the states
SUM = 2


class CodeError(Exception):
    """This is no code, or it was copied wrongly."""


def encode(findings: "tuple[Finding, ...]") -> str:
    """The code of these findings and this machine."""
    from workbook import bootstrap

    bits = 0
    for number, finding in enumerate(findings):
        bits |= STATES.index(finding.state) << (2 * number)
    size = (2 * len(findings) + 7) // 8
    data = bytes(
        (
            FORMAT,
            place(SYSTEMS, bootstrap.system() or ""),
            place(MACHINES, platform.machine()),
            *sys.version_info[:3],
            *version("gcc")[:2],
            *version("clang")[:2],
        )
    ) + bits.to_bytes(size, "big")
    data += check_sum(data)
    letters = base64.b32encode(data).decode().rstrip("=")
    return "-".join(letters[at : at + 5] for at in range(0, len(letters), 5))


def decode(code: str) -> list[str]:
    """What a code says, line by line.

    Raises:
        CodeError: It is no code, or it was copied wrongly.
    """
    from workbook.doctor import CHECKS, MARKS

    letters = re.sub(r"[\s-]", "", code).upper()
    try:
        data = base64.b32decode(letters + "=" * (-len(letters) % 8))
    except ValueError:
        raise CodeError("This is no code of `workbook doctor`: it has other letters.") from None
    if len(data) <= HEAD + SUM or check_sum(data[:-SUM]) != data[-SUM:]:
        raise CodeError("This code is not whole, or one letter is wrong: copy it again.")
    if data[0] != FORMAT:
        raise CodeError(f"This code has format {data[0]}: a newer workbook can read it.")
    system, machine = name(SYSTEMS, data[1]), name(MACHINES, data[2])
    told = [f"{system}, {machine}, Python {'.'.join(map(str, data[3:6]))}"]
    for compiler, at in (("gcc", 6), ("clang", 8)):
        numbers = ".".join(map(str, data[at : at + 2]))
        told[0] += f", {compiler} {numbers}" if data[at] else f", no {compiler}"
    bits = int.from_bytes(data[HEAD:-SUM], "big")
    for number, (check, _) in enumerate(CHECKS):
        state = STATES[bits >> (2 * number) & 3]
        told.append(f"{MARKS.get(state, ' ')} {check:20} {state}")
    return told


@cache
def version(cc: str) -> tuple[int, int, int]:
    """The version of a compiler; zeros when there is none."""
    try:
        done = subprocess.run([cc, "--version"], capture_output=True, text=True, check=False)
    except OSError:
        return (0, 0, 0)
    line = done.stdout.partition("\n")[0]
    found = re.search(r"(\d+)\.(\d+)(?:\.(\d+))?", re.sub(r"\([^)]*\)", "", line))
    return (int(found[1]), int(found[2]), int(found[3] or 0)) if found else (0, 0, 0)


def check_sum(data: bytes) -> bytes:
    """Two bytes that change when one letter does."""
    return binascii.crc_hqx(data, 0xFFFF).to_bytes(SUM, "big")


def place(names: tuple[str, ...], wanted: str) -> int:
    """Where a name stands; the first stands for all others."""
    return names.index(wanted) if wanted in names else 0


def name(names: tuple[str, ...], number: int) -> str:
    """The name that stands there."""
    return names[number] if number < len(names) else names[0]
