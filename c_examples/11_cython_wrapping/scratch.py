"""For the page's experiments: translates and compiles one .pyx file in a temporary folder.

The commands are those of the Makefile. What Cython and the compiler say is printed. If one of
them refuses, the program ends with status 1.

    python scratch.py FILE.pyx      builds the module here instead
"""

import atexit
import importlib.machinery
import importlib.util
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import textwrap
from pathlib import Path
from types import ModuleType

FOLDER = Path(tempfile.mkdtemp(prefix="workbook-"))
EXT = str(sysconfig.get_config_var("EXT_SUFFIX"))
C_FLAGS = ["-std=c11", "-fPIC", "-w", "-I.", f"-I{sysconfig.get_path('include')}"]
MODULE = ["-shared", *(["-undefined", "dynamic_lookup"] if sys.platform == "darwin" else [])]
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)


def run(*command: str) -> None:
    """Run a command and print what it says; end the program if it fails."""
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    for line in done.stdout.replace(f"{FOLDER}/", "").strip().splitlines():
        # The compiler marks places below its lines: leave those alone.
        print(line if "|" in line else textwrap.fill(line, 88, subsequent_indent="    "))
    if done.returncode:
        sys.exit(1)


def translate(pyx: str) -> Path:
    """Let Cython write C, unless `make` did it before; return the path of the C file."""
    FOLDER.mkdir(exist_ok=True)
    made = Path(pyx).with_suffix(".c")
    if made.exists() and made.stat().st_mtime > Path(pyx).stat().st_mtime:
        return made
    written = FOLDER / f"{Path(pyx).stem}.c"
    run(sys.executable, "-m", "cython", "-3", "-I.", "-o", str(written), pyx)
    return written


def build(pyx: str, output: str | None = None, optimise: str = "-O0") -> Path:
    """Translate and compile. `output` is the module's file name, without the ending."""
    written = translate(pyx)
    module = FOLDER / f"{output or written.stem}{EXT}"
    compiler = next(name for name in ("gcc", "clang", "cc") if shutil.which(name))
    run(compiler, optimise, *C_FLAGS, *MODULE, "-o", str(module), str(written), "hashmap.c")
    return module


def load(pyx: str, output: str | None = None) -> ModuleType:
    """Translate, compile and import."""
    file = build(pyx, output)
    loader = importlib.machinery.ExtensionFileLoader(file.name.partition(".")[0], str(file))
    spec = importlib.util.spec_from_loader(loader.name, loader)
    assert spec is not None
    try:
        module = importlib.util.module_from_spec(spec)
        loader.exec_module(module)
    finally:
        shutil.rmtree(FOLDER)  # what is loaded stays loaded
    return module


if __name__ == "__main__":
    shutil.copy(build(sys.argv[1], optimise="-O2"), ".")
