"""Bring a C compiler with pip, for a machine that has none and whose user may not install one.

`ziglang` on PyPI is a C compiler. It goes into .compiler/, with a program `cc` that calls it; the
Makefiles and the workbook look there last. Like bootstrap.py, it uses the standard library alone.
"""

import subprocess
import sys
from pathlib import Path

PLACE = Path(__file__).resolve().parent.parent.parent / ".compiler"
PACKAGE = "ziglang==0.17.1"
# What it has compiled before lies beside it: an account may have no HOME.
CC = """#!/bin/sh
here=$(dirname "$0")
export ZIG_GLOBAL_CACHE_DIR="${ZIG_GLOBAL_CACHE_DIR:-$here/../cache}"
exec "$here/python" -m ziglang cc "$@"
"""


def main() -> int:
    """Bring it, and return the exit status."""
    print(f"A C compiler with pip: {PACKAGE} into .compiler (100 MB to fetch, 440 MB of disk)")
    bring = ([sys.executable, "-m", "venv", str(PLACE)], [str(PLACE / "bin/python"), "-m", "pip"])
    bring[1].extend(["install", "-q", "--disable-pip-version-check", PACKAGE])
    for command in bring:
        if subprocess.run(command, check=False).returncode:
            print("It did not come: pip says why above.", file=sys.stderr)
            return 1
    cc = PLACE / "bin" / "cc"
    cc.write_text(CC)
    cc.chmod(0o755)
    print("Ready. Next: make watch")
    return 0


if __name__ == "__main__":
    sys.exit(main())
