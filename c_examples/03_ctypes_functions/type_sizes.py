"""How many bytes a C type has elsewhere: asked of a compiler front end that knows other systems.

clang-tidy only reads C, and compiles nothing, so it needs no files of those systems.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

CLANG_TIDY = Path(sys.executable).with_name("clang-tidy")
SYSTEMS = {
    "Linux": "x86_64-linux-gnu",
    "macOS": "arm64-apple-macos",
    "Windows": "x86_64-pc-windows-msvc",
    "32-bit Linux": "i686-linux-gnu",
}
TYPES = {  # what a header says: what the compiler itself calls it
    "char": "char",
    "short": "short",
    "int": "int",
    "long": "long",
    "long long": "long long",
    "int32_t": "__INT32_TYPE__",
    "int64_t": "__INT64_TYPE__",
    "size_t": "__SIZE_TYPE__",
    "void *": "void *",
    "wchar_t": "__WCHAR_TYPE__",
}


def sizes(target: str) -> dict[str, int]:
    """Return the size of each of TYPES on another system."""
    claims = [
        f'_Static_assert(sizeof({c}) == {size}, "no: {name} {size}");'
        for name, c in TYPES.items()
        for size in (1, 2, 4, 8)
    ]
    with tempfile.TemporaryDirectory() as folder:
        probe = Path(folder) / "probe.c"
        probe.write_text("\n".join(claims))
        options = ["--quiet", "--checks=-*,misc-static-assert", str(probe), "--"]
        flags = [f"--target={target}", "-std=c11", "-ferror-limit=0"]
        done = subprocess.run([CLANG_TIDY, *options, *flags], capture_output=True, text=True)
    found = {}
    for name in TYPES:
        (found[name],) = (n for n in (1, 2, 4, 8) if f"no: {name} {n}" not in denied(done.stdout))
    return found


def denied(said: str) -> str:
    """Return the lines that report a failed claim, without the source that they quote."""
    return "\n".join(line for line in said.splitlines() if ": error:" in line)
