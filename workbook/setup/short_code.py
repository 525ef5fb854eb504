"""A short code that holds what `workbook doctor` found: to be read aloud, or sent to a teacher.

Nothing in it names the machine or its owner. Layout, before it becomes letters: format, system,
machine, Python (3 bytes), gcc (2), clang (2), two bits for each check, two bytes of check sum.
Letters are those of base32, without 0, 1 and 8, in groups of five.
"""

import base64
import binascii
import platform
import re
import sys
from collections.abc import Sequence

from workbook.sandbox import compilers
from workbook.setup import bootstrap

FORMAT = 1
SYSTEMS = ("another system", "debian", "fedora", "arch", "alpine", "suse", "macos")
MACHINES = ("another processor", "x86_64", "aarch64", "arm64", "i686", "riscv64", "ppc64le")
STATES = ("not asked", "ok", "failed", "skipped")
HEAD = 10  # bytes before the states
SUM = 2


class CodeError(Exception):
    """This is no code, or it was copied wrongly."""


def encode(states: Sequence[str]) -> str:
    """The code of these states ("ok", "failed", "skipped"), one a check, and of this machine."""
    bits = 0
    for number, state in enumerate(states):
        bits |= STATES.index(state) << (2 * number)
    size = (2 * len(states) + 7) // 8
    data = bytes(
        (
            FORMAT,
            place(SYSTEMS, bootstrap.system() or ""),
            place(MACHINES, platform.machine()),
            *sys.version_info[:3],
            *compilers.version("gcc")[:2],
            *compilers.version("clang")[:2],
        )
    ) + bits.to_bytes(size, "big")
    data += check_sum(data)
    letters = base64.b32encode(data).decode().rstrip("=")
    return "-".join(letters[at : at + 5] for at in range(0, len(letters), 5))


def decode(code: str, checks: Sequence[str]) -> tuple[str, list[tuple[str, str]]]:
    """What a code says: one line about the machine, and the state of each check.

    Args:
        code: As it was copied.
        checks: The names of the checks, in the order of `encode`.

    Raises:
        CodeError: It is no code, or it was copied wrongly.
    """
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
    told = f"{system}, {machine}, Python {'.'.join(map(str, data[3:6]))}"
    for compiler, at in (("gcc", 6), ("clang", 8)):
        numbers = ".".join(map(str, data[at : at + 2]))
        told += f", {compiler} {numbers}" if data[at] else f", no {compiler}"
    bits = int.from_bytes(data[HEAD:-SUM], "big")
    return told, [(check, STATES[bits >> 2 * at & 3]) for at, check in enumerate(checks)]


def check_sum(data: bytes) -> bytes:
    """Two bytes that change when one letter does."""
    return binascii.crc_hqx(data, 0xFFFF).to_bytes(SUM, "big")


def place(names: tuple[str, ...], wanted: str) -> int:
    """Where a name stands; the first stands for all others."""
    return names.index(wanted) if wanted in names else 0


def name(names: tuple[str, ...], number: int) -> str:
    """The name that stands there."""
    return names[number] if number < len(names) else names[0]
