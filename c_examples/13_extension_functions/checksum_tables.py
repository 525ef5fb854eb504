"""Write `checksum_tables.h`: what each byte, 0 to 15 places from the end, adds to a CRC-32.

Run it again after a change: `python checksum_tables.py`. The file is part of the library, so
that nobody needs Python to compile it.
"""

from pathlib import Path

POLYNOMIAL = 0xEDB88320  # that of zip and PNG, lowest bit first
SLICES, PER_LINE = 16, 8


def one_byte(value: int) -> int:
    """Push one byte through the CRC, bit by bit."""
    for _ in range(8):
        value = value >> 1 ^ POLYNOMIAL if value & 1 else value >> 1
    return value


def tables() -> list[list[int]]:
    """Table 0 is for the last byte, table n for a byte with n more behind it."""
    found = [[one_byte(byte) for byte in range(256)]]
    for _ in range(1, SLICES):
        found.append([found[0][old & 0xFF] ^ old >> 8 for old in found[-1]])
    return found


def header() -> str:
    """The text of the file."""
    lines = [
        "// Written by checksum_tables.py: what each byte, 0 to 15 places from the end, adds.",
        "// clang-format off",
        "#ifndef CHECKSUM_TABLES_H",
        "#define CHECKSUM_TABLES_H",
        "",
        "#include <stdint.h>",
        "",
        f"static const uint32_t tables[{SLICES}][256] = {{",
    ]
    for table in tables():
        lines.append("    {")
        for first in range(0, 256, PER_LINE):
            row = ", ".join(f"0x{value:08x}U" for value in table[first : first + PER_LINE])
            lines.append(f"     {row},")
        lines.append("    },")
    lines += ["};", "", "#endif", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    Path(__file__).with_name("checksum_tables.h").write_text(header(), "utf-8")
