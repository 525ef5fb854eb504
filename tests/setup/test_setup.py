"""The set-up says in two lines what a machine lacks, and mends what was interrupted.

Each case runs the real script in a real process, on a machine that lacks the thing: a PATH
without compilers, a Python without ensurepip, headers that are not there.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.needs import need
from workbook.catalog.paths import EXAMPLES, ROOT
from workbook.sandbox import build

SCRIPT = ROOT / "workbook" / "setup" / "bootstrap.py"
BASE_PYTHON = Path(sys.base_prefix) / "bin" / f"python3.{sys.version_info[1]}"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of what the set-up needs, without a .venv."""
    (tmp_path / "workbook" / "setup").mkdir(parents=True)
    for name in ("bootstrap.py", "no_python.sh"):
        shutil.copy(ROOT / "workbook" / "setup" / name, tmp_path / "workbook" / "setup")
    for name in ("Makefile", "requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def run(
    tree: Path, python: Path | str = BASE_PYTHON, **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(python), str(tree / "workbook" / "setup" / "bootstrap.py")],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def release(tree: Path, text: str) -> dict[str, str]:
    (tree / "os-release").write_text(text)
    return {"OS_RELEASE": str(tree / "os-release")}


def without_module(tree: Path, name: str) -> dict[str, str]:
    """An environment in which `import name` fails."""
    folder = tree / "hidden"
    folder.mkdir()
    (folder / f"{name}.py").write_text("raise ImportError\n")
    return {"PYTHONPATH": str(folder)}


def test_no_compiler(tree: Path) -> None:
    done = run(tree, PATH=str(tree), CC="", **release(tree, "ID=debian\n"))
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "Missing: a C compiler (gcc or clang).",
        f"Install with: {'' if os.geteuid() == 0 else 'sudo '}apt install build-essential",
        "You may not install it? `make compiler` brings one with pip, for make watch and make lab.",
    ]


@pytest.mark.timeout(600)
def test_a_compiler_that_pip_brings(tree: Path) -> None:
    """It carries a chapter, where there is no other on the PATH."""
    shutil.copy(ROOT / "workbook" / "setup" / "zig.py", tree / "workbook" / "setup")
    script = tree / "workbook" / "setup" / "zig.py"
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True)
    unreachable = "No matching distribution" in done.stderr or "onnection" in done.stderr
    need("network", done.returncode == 0 or not unreachable)
    assert "Next: make watch" in done.stdout, done.stderr
    chapter = build.copy(EXAMPLES / "01_first_call", tree)
    environment = {**os.environ, "PATH": no_compiler(tree)}
    environment.pop("CC", None)
    made = subprocess.run(
        ["make", f"PYTHON={sys.executable}", "test"],
        cwd=chapter,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.stdout.startswith("cc -std=c11")
    assert "120 passed" in made.stdout, made.stdout + made.stderr


def no_compiler(tree: Path) -> str:
    """A PATH with what a Makefile uses, and no compiler."""
    folder = tree / "plain"
    folder.mkdir()
    names = ("make", "sh", "rm", "mkdir", "printf", "cmp", "uname", "touch", "dirname")
    for name in names:
        if found := shutil.which(name):
            (folder / name).symlink_to(found)
    return str(folder)


def test_the_brought_compiler_is_looked_for_last(tree: Path) -> None:
    """One of the system's is taken before it; where there is none, it is found by name."""
    place = tree / ".compiler" / "bin"
    place.mkdir(parents=True)
    (place / "cc").write_text("#!/bin/sh\nexit 0\n")
    (place / "cc").chmod(0o755)
    chapter = build.copy(EXAMPLES / "07_cffi_abi", tree)
    bare = no_compiler(tree)
    command = ["make", "-n", f"PYTHON={sys.executable}", "librational.so"]
    for path, wanted in ((bare, "cc -std=c11"), (f"{bare}:{tree}", "gcc -std=c11")):
        (tree / "gcc").write_text("#!/bin/sh\nexit 0\n")
        (tree / "gcc").chmod(0o755)
        done = subprocess.run(
            command,
            cwd=chapter,
            env={"PATH": path},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.stdout.startswith(wanted), done.stdout + done.stderr


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("ID=ubuntu\nID_LIKE=debian\n", "apt install build-essential"),
        ("ID=fedora\n", "dnf install gcc make"),
        ('ID="rocky"\nID_LIKE="rhel centos fedora"\n', "dnf install gcc make"),
        ("ID=arch\n", "pacman -S base-devel"),
        ("ID=alpine\n", "apk add build-base"),
        ('ID="opensuse-tumbleweed"\n', "zypper install gcc make"),
        ("ID=unheard-of\n", "your system's package manager"),
    ],
)
def test_command_for_each_system(tree: Path, text: str, command: str) -> None:
    done = run(tree, PATH=str(tree), CC="", **release(tree, text))
    assert command in done.stderr.splitlines()[1]


def test_no_venv_module(tree: Path) -> None:
    hidden = without_module(tree, "ensurepip")
    done = run(tree, **hidden, **release(tree, "ID=debian\n"))
    assert done.returncode == 1
    first, second = done.stderr.splitlines()
    assert first == "Missing: Python's venv module."
    assert second.endswith(f"apt install python3.{sys.version_info[1]}-venv")


def test_no_headers(tree: Path) -> None:
    hidden = tree / "hidden"
    hidden.mkdir()
    (hidden / "sitecustomize.py").write_text(
        "import sysconfig\nsysconfig.get_path = lambda *a, **k: '/nowhere'\n"
    )
    done = run(tree, PYTHONPATH=str(hidden), **release(tree, "ID=debian\n"))
    assert done.returncode == 1
    first, second = done.stderr.splitlines()
    assert first == "Missing: Python's C headers (Python.h)."
    assert second.endswith(f"apt install python3.{sys.version_info[1]}-dev")


def test_compiler_that_cannot_compile(tree: Path) -> None:
    (tree / "gcc").write_text("#!/bin/sh\nexit 1\n")
    (tree / "gcc").chmod(0o755)
    done = run(tree, PATH=f"{tree}:{os.environ['PATH']}", CC="")
    assert "a C compiler that works" in done.stderr


def test_python_too_old(tree: Path) -> None:
    old = sorted(Path("~/.pyenv/versions").expanduser().glob("3.[789]*/bin/python3"))
    if not old:
        pytest.skip("this machine has no Python older than 3.11")
    done = run(tree, old[0], PATH=str(tree), **release(tree, "ID=debian\n"))
    assert done.returncode == 1
    assert done.stderr.startswith("Missing: Python 3.11 or later")
    assert "apt install" in done.stderr


def test_free_threading_before_cffi_supports_it(tree: Path) -> None:
    hidden = tree / "hidden"
    hidden.mkdir()
    (hidden / "sitecustomize.py").write_text(
        "import sys, sysconfig\n"
        "sys.version_info = (3, 13, 0)\n"
        "asked = sysconfig.get_config_var\n"
        "sysconfig.get_config_var = lambda name: name == 'Py_GIL_DISABLED' or asked(name)\n"
    )
    done = run(tree, PYTHONPATH=str(hidden))
    assert done.returncode == 1
    first, second = done.stderr.splitlines()
    assert "is a free-threaded Python; CFFI wants 3.14" in first
    assert second == "Take an ordinary one: make serve PYTHON=python3.13"


def test_no_python_at_all(tree: Path) -> None:
    done = subprocess.run(
        ["make", "serve", "PYTHON=no-such-python"],
        cwd=tree,
        env={**os.environ, **release(tree, "ID=debian\n")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.splitlines()[0].startswith("Missing: Python 3.11 or later")
    assert "apt install python3" in done.stderr.splitlines()[1]


def test_no_network(tree: Path) -> None:
    """An index that cannot be reached gives two lines, and leaves nothing that looks ready."""
    unreachable = {
        "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
        "PIP_NO_CACHE_DIR": "1",
        "PIP_RETRIES": "0",
        "PIP_FIND_LINKS": "",
        "PIP_CONFIG_FILE": os.devnull,
    }
    done = run(tree, **unreachable)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-2:] == [
        "The packages could not be downloaded: the package index cannot be reached.",
        "Connect to the network, then run the same command again: what was fetched is kept.",
    ]
    assert not (tree / ".venv" / "ready.json").exists()


@pytest.mark.parametrize("damage", ["half made", "no pip", "another place"])
def test_interrupted_set_up_is_mended(tree: Path, damage: str) -> None:
    """Whatever an interrupted set-up left, the next one ends with a .venv that works."""
    script = tree / "workbook" / "setup" / "bootstrap.py"
    # The packages take minutes and a network; here pip is asked for its version in their place.
    text = script.read_text()
    for line in (
        '"--require-hashes", "-r", str(LOCK)',
        '"--no-deps", "--no-build-isolation", "-e", str(ROOT)',
    ):
        assert line in text
        text = text.replace(line, '"--help"')
    script.write_text(text)
    venv = tree / ".venv"
    if damage == "half made":
        (venv / "bin").mkdir(parents=True)
        (venv / "bin" / "python").write_text("")
    else:
        subprocess.run([str(BASE_PYTHON), "-m", "venv", "--without-pip", str(venv)], check=True)
    if damage == "another place":
        (venv / "ready.json").write_text(json.dumps({"root": "/elsewhere"}))
    done = run(tree)
    assert done.returncode == 0, done.stderr
    told = subprocess.run(
        [str(venv / "bin" / "python"), "-m", "pip", "--version"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert str(venv) in told.stdout
    assert run(tree).stderr == "", "a second call does nothing"


def test_port_taken() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-m", "workbook", "serve", "--port", str(port)],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert done.returncode == 1
    assert f"Port {port} is taken" in done.stderr
    assert f"make serve PORT={port + 1}" in done.stderr
