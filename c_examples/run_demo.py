"""Runs a program of demos/ as the page shows it: `make run DEMO=right` in a chapter's folder.

A demo begins with a line for those who build the book, which the page leaves out. Line numbers of
a traceback fit the page when the program lies in the chapter's folder without it, as if copied.
"""

import subprocess
import sys
from pathlib import Path


def main(name: str) -> int:
    """Run one demo, and return its exit status."""
    demos = {file.stem: file for file in sorted(Path("demos").glob("*.py"))}
    name = name.removeprefix("demos/").removesuffix(".py")
    if name not in demos:
        names = "  ".join(demos)
        which = f"There is no demo {name!r} here." if name else "Say which: make run DEMO=name"
        print(f"{which}\nThere are: {names}", file=sys.stderr)
        return 2
    shown = demos[name].read_text("utf-8").partition("\n")[2]
    copied = Path(f"{name}.py")
    if copied.exists() and copied.read_text("utf-8") != shown:
        print(
            f"{copied} is here already, and is not what the page shows: it is left alone.\n"
            f"Run it with: python {copied}",
            file=sys.stderr,
        )
        return 2
    yours = copied.exists()
    copied.write_text(shown, "utf-8")
    try:
        status = subprocess.run([sys.executable, str(copied)], check=False).returncode
    finally:
        if not yours:
            copied.unlink()
    if status < 0:
        print(f"[killed by signal {-status}]", file=sys.stderr)
    return 128 - status if status < 0 else status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
