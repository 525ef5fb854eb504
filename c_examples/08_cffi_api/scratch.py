"""A scratch folder with a copy of the matrix library, for programs that build something."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).resolve().parent


@contextmanager
def scratch(*names: str) -> Iterator[Path]:
    """Copy files of this folder (matrix.h and matrix.c without any name) to a new one."""
    with tempfile.TemporaryDirectory(prefix="workbook-") as place:
        folder = Path(place, "scratch")
        folder.mkdir()
        for name in names or ("matrix.h", "matrix.c"):
            shutil.copy(HERE / name, folder)
        # setuptools loads Cython where it finds it, which takes longer than to compile.
        (folder / "Cython.py").write_text("raise ImportError\n")
        yield folder


def run(folder: Path, *command: str, show: bool = True, **environment: str) -> str:
    """Run a command in the folder, print and return what it says; `python` is this Python."""
    command = tuple(sys.executable if word == "python" else word for word in command)
    plain = {"PYTHONPATH": ".", "LC_ALL": "C", "CC": "gcc" if shutil.which("gcc") else "cc"}
    plain["CFLAGS"] = "-O0"  # nothing is measured here
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **plain, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    text = done.stdout.replace(f"{folder.resolve()}/", "").replace(f"{folder}/", "")
    if show:
        print(text, end="")
    return text


def build(folder: Path, declarations: str, **more: object) -> None:
    """Build a module `_try` from declarations, and print what the compiler complains about."""
    (folder / "try_build.py").write_text(
        "from cffi import FFI\n"
        "ffibuilder = FFI()\n"
        f"ffibuilder.cdef({declarations!r})\n"
        f"ffibuilder.set_source('_try', '#include \"matrix.h\"', **{more!r})\n"
        "ffibuilder.compile()\n"
    )
    text = run(folder, "python", "-W", "ignore", "try_build.py", show=False)
    wanted = [line for line in text.splitlines() if "error:" in line or "warning:" in line]
    print("\n".join(["The compiler says:", *wanted] if wanted else ["The compiler is content."]))


def use(folder: Path, program: str) -> None:
    """Run a program that uses the module, and print what it says, of a traceback the last line."""
    text = run(folder, "python", "-W", "ignore", "-c", program, show=False)
    print(text[text.rfind("\n", 0, -1) + 1 :] if "Traceback" in text else text, end="")
