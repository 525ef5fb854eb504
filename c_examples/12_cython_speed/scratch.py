"""For the page's experiments: translates, compiles and imports one .pyx file.

All that is made lies in a temporary folder. What Cython and the compiler say is printed. If one of
them refuses, the program ends with status 1. `report` runs a program with a module that watches
its own accesses to memory, and returns the heart of what the sanitizer says.
"""

import atexit
import importlib.machinery
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path
from types import ModuleType

HERE = Path(__file__).resolve().parent
FOLDER = Path(tempfile.mkdtemp(prefix="workbook-"))
EXT = str(sysconfig.get_config_var("EXT_SUFFIX"))
INCLUDE = f"-I{sysconfig.get_path('include')}"
MODULE = ["-shared", *(["-undefined", "dynamic_lookup"] if sys.platform == "darwin" else [])]
WATCHING = ["-fsanitize=address,undefined", "-fno-omit-frame-pointer"]
FACT = re.compile(r"ERROR: AddressSanitizer|(READ|WRITE) of|is located|runtime error")
FRAME = re.compile(r"\s+#\d+ 0x\w+ in __pyx_p[fw]_\d+[a-z]+_\d*(\w+) .*?(\w+\.pyx:\d+)")
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)


def run(*command: str) -> None:
    """Run a command and print what it says; end the program if it fails."""
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    if said := done.stdout.replace(f"{FOLDER}/", "").strip():
        print(said)
    if done.returncode:
        sys.exit(1)


def build(pyx: str, *flags: str) -> Path:
    """Translate and compile; return the module's file."""
    FOLDER.mkdir(exist_ok=True)
    written = FOLDER / f"{Path(pyx).stem}.c"
    cython = [sys.executable, "-m", "cython", "-3", "--shared=_cyutility", "--line-directives"]
    run(*cython, "-o", str(written), pyx)
    module = written.with_suffix(EXT)
    compiler = next(name for name in ("gcc", "clang", "cc") if shutil.which(name))
    flags = ("-std=c11", "-g", "-fPIC", "-w", INCLUDE, *flags, *MODULE)
    run(compiler, *flags, "-o", str(module), str(written))
    return module


def load(pyx: str) -> ModuleType:
    """Translate, compile and import."""
    file = build(pyx)
    loader = importlib.machinery.ExtensionFileLoader(file.name.partition(".")[0], str(file))
    spec = importlib.util.spec_from_loader(loader.name, loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    shutil.rmtree(FOLDER)  # what is loaded stays loaded
    return module


def report(pyx: str, program: str) -> str:
    """Run a program with a watched module; return what the sanitizer found, and where."""
    build(pyx, "-O0", *WATCHING)
    libraries = [
        subprocess.run(
            ["gcc", f"-print-file-name={name}"], capture_output=True, text=True, check=True
        ).stdout.strip()
        for name in ("libasan.so", "libubsan.so")
    ]
    watching = {
        "LD_PRELOAD": " ".join(libraries),  # the sanitizer, before Python
        "PYTHONMALLOC": "malloc",  # each object of Python gets a block of its own
        "ASAN_OPTIONS": "detect_leaks=0",
        "PYTHONPATH": os.pathsep.join([str(FOLDER), str(HERE)]),
    }
    done = subprocess.run(
        [sys.executable, program], env={**os.environ, **watching},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
    )  # fmt: skip
    return heart(done.stdout)


def heart(said: str) -> str:
    """Keep what happened, and the first line of ours in each stack."""
    lines: list[str] = []
    for line in said.partition("SUMMARY")[0].splitlines():
        if frame := FRAME.match(line):
            if lines and not lines[-1].startswith("   "):
                lines.append(f"    in {frame[1]}, {frame[2]}")
        elif FACT.search(line):
            line = re.sub(r"^=+\d+=+|^0x\w+ (?=is located)|:$", "", line)
            line = re.sub(r"( on address| on unknown address) 0x.*| thread T0.*| \[0x.*", "", line)
            lines.append(re.sub(r" at 0x\w+", "", line).replace("is located", "The address is"))
    return "\n".join(lines)
