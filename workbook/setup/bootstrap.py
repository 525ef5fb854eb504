"""Set up .venv, or say in two lines what this machine lacks.

Runs before anything else is installed, so it uses the standard library alone, and it must be
readable by a Python that is too old for the rest of the book.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path
from typing import Iterator

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent.parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
READY = VENV / "ready.json"
LOG = VENV / "setup.log"

# Which packages bring what is missing: {system: (installer, compiler, headers, venv, python)}.
# "{v}" stands for the version of the running Python, "3.11".
INSTALLERS = {
    "debian": (
        "apt install",
        "build-essential",
        "python{v}-dev",
        "python{v}-venv",
        "python3.11 python3.11-venv python3.11-dev",
    ),
    "fedora": ("dnf install", "gcc make", "python{v}-devel", "python{v}", "python3 python3-devel"),
    "arch": ("pacman -S", "base-devel", "python", "python", "python"),
    "alpine": ("apk add", "build-base", "python3-dev", "python3", "python3 python3-dev"),
    "suse": ("zypper install", "gcc make", "python3-devel", "python3", "python311 python311-devel"),
    "macos": ("brew install", "", "python", "python", "python"),
}
WITHOUT_RIGHTS = (
    "You may not install it? `make compiler` brings one with pip, for make watch and make lab."
)
LIKE = {"ubuntu": "debian", "rhel": "fedora", "centos": "fedora", "opensuse": "suse"}


class StopError(Exception):
    """What is wrong, and what to do next."""


def main() -> int:
    """Make .venv ready, and return the exit status."""
    try:
        rerun_with_newer_python()
        refuse_early_free_threading()
        require_compiler()
        if is_ready():
            return 0
        require_headers_and_venv()
        with one_at_a_time():
            if not is_ready():
                set_up()
    except StopError as stop:
        print("\n".join(stop.args), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(
            "\nSet-up was interrupted. Nothing is lost.\nRun the same command again: it goes on.",
            file=sys.stderr,
        )
        return 130
    return 0


# --- what the machine must have ---------------------------------------------------------------


def rerun_with_newer_python() -> None:
    """Go on in a newer Python of this machine when the running one is too old."""
    if sys.version_info >= OLDEST:
        return
    probe = "import sys; sys.exit(sys.version_info < (3, 11))"
    for minor in range(20, OLDEST[1] - 1, -1):
        newer = shutil.which(f"python3.{minor}")
        if newer and not subprocess.call([newer, "-c", probe], stderr=subprocess.DEVNULL):
            os.execv(newer, [newer, *sys.argv])
    running = f"{sys.executable} is Python {sys.version_info[0]}.{sys.version_info[1]}"
    raise StopError(
        f"Missing: Python 3.11 or later ({running}).",
        "Install it with: " + install_command("python"),
    )


def refuse_early_free_threading() -> None:
    """Stop in a free-threaded Python that CFFI does not support."""
    if sys.version_info < (3, 14) and sysconfig.get_config_var("Py_GIL_DISABLED"):
        raise StopError(
            f"{sys.executable} is a free-threaded Python; CFFI wants 3.14 or later for that.",
            f"Take an ordinary one: make serve PYTHON=python3.{sys.version_info[1]}",
        )


def compiler() -> str | None:
    """Name of the C compiler on this machine: $CC, gcc, clang or cc."""
    for name in (os.environ.get("CC"), "gcc", "clang", "cc"):
        if name and shutil.which(name):
            return name
    return None


def require_compiler() -> None:
    """Stop when there is no C compiler or no make."""
    if not compiler():
        stop_for_missing([("a C compiler (gcc or clang)", "compiler")], WITHOUT_RIGHTS)


def require_headers_and_venv() -> None:
    """Stop when the compiler cannot compile for this Python, or Python cannot make a venv."""
    missing = []
    if not compiles("#include <stdio.h>\n"):
        missing.append(
            ("a C compiler that works (gcc or clang, with the C library's headers)", "compiler")
        )
    elif not compiles("#include <Python.h>\n"):
        missing.append(("Python's C headers (Python.h)", "headers"))
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        missing.append(("Python's venv module", "venv"))
    if missing:
        stop_for_missing(missing)


def compiles(source: str) -> bool:
    """Whether the compiler accepts `source`, with Python's headers in reach."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "probe.c")
        file.write_text(source)
        command = [
            compiler() or "cc",
            "-fsyntax-only",
            "-I" + sysconfig.get_path("include"),
            str(file),
        ]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0


def stop_for_missing(missing: list[tuple[str, str]], *more: str) -> None:
    """Stop, naming all that is missing and the one command that installs it."""
    names = ", ".join(name for name, _ in missing)
    raise StopError(
        "Missing: " + names + ".",
        "Install with: " + install_command(*[need for _, need in missing]),
        *more,
    )


def system() -> str | None:
    """Key of INSTALLERS for this machine, or None."""
    if sys.platform == "darwin":
        return "macos"
    with contextlib.suppress(OSError):
        release = Path(os.environ.get("OS_RELEASE", "/etc/os-release")).read_text()
        fields = dict(line.split("=", 1) for line in release.splitlines() if "=" in line)
        for name in (fields.get("ID", "") + " " + fields.get("ID_LIKE", "")).split():
            plain = name.strip('"').split("-")[0]
            if LIKE.get(plain, plain) in INSTALLERS:
                return LIKE.get(plain, plain)
    return None


def install_command(*needs: str) -> str:
    """Return the command that installs `needs` (compiler, headers, venv, python) here."""
    name = system()
    if name is None:
        return "your system's package manager (Python 3.11+, its headers, gcc or clang, make)"
    installer, *packages = INSTALLERS[name]
    if name == "macos" and "compiler" in needs:
        return "xcode-select --install"
    columns = dict(zip(("compiler", "headers", "venv", "python"), packages))
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    wanted = dict.fromkeys(columns[need].replace("{v}", version) for need in needs)
    as_root = "" if name == "macos" or os.geteuid() == 0 else "sudo "
    return as_root + installer + " " + " ".join(wanted)


# --- the virtual environment ------------------------------------------------------------------


def is_ready() -> bool:
    """Whether .venv is complete, for this lock file, in this place, and starts."""
    python = VENV / "bin" / "python"
    with contextlib.suppress(OSError, ValueError):
        if json.loads(READY.read_text()) == wanted_state():
            return os.access(str(python), os.X_OK)
    return False


def wanted_state() -> dict[str, str]:
    """What ready.json says of a complete .venv."""
    return {
        "lock": hashlib.sha256(
            LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes()
        ).hexdigest(),
        "python": sys.version.split()[0] + " " + str(Path(sys.base_prefix).resolve()),
        "root": str(ROOT),
    }


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Let a second set-up wait for the first."""
    (ROOT / "build").mkdir(exist_ok=True)
    with (ROOT / "build" / "setup.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def set_up() -> None:
    """Create .venv, install exactly what the lock file names, then this project itself."""
    READY.unlink(missing_ok=True)
    python = VENV / "bin" / "python"
    say("[1/3] Virtual environment in .venv")
    if not usable(python):
        command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
        made = subprocess.run(command, capture_output=True, text=True, check=False)
        if made.returncode:
            raise StopError(
                "No virtual environment could be made:", (made.stderr or made.stdout).strip()
            )
    total = sum("==" in line for line in LOCK.read_text().splitlines())
    say("[2/3] Packages of requirements.lock (one to three minutes, 1 GB of disk)")
    pip(python, "--require-hashes", "-r", str(LOCK), total=total)
    say("[3/3] The workbook itself")
    pip(python, "--no-deps", "--no-build-isolation", "-e", str(ROOT))
    READY.write_text(json.dumps(wanted_state()))


def usable(python: Path) -> bool:
    """Whether an earlier .venv holds a working pip for this very Python, in this very place."""
    probe = "import pip, sys; print(sys.version, sys.base_prefix, sys.prefix)"
    try:
        seen = subprocess.run(
            [str(python), "-c", probe], capture_output=True, text=True, check=False
        )
    except OSError:
        return False
    return seen.stdout.split() == " ".join([sys.version, sys.base_prefix, str(VENV)]).split()


def pip(python: Path, *arguments: str, total: int = 0) -> None:
    """Run pip install, show how far it is, keep its whole output in .venv/setup.log."""
    command = [str(python), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    command += ["--retries", "2", "--progress-bar", "off", *arguments]
    lines = []
    log = LOG.open("a")
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    )
    with log, process:
        done = 0
        for line in process.stdout or ():
            log.write(line)
            lines.append(line.strip())
            if line.startswith("Collecting "):
                done += 1
                if sys.stderr.isatty() or done % 25 == 0:
                    say(f"      {done:3} of about {total}", again=True)
            elif total and line.startswith("Installing collected"):
                say("      unpacking                ")
    if process.returncode:
        explain_pip(lines)


def explain_pip(lines: list[str]) -> None:
    """Stop with the reason why pip failed."""
    text = "\n".join(lines)
    offline = (
        "NewConnectionError",
        "Name or service",
        "name resolution",
        "ConnectTimeout",
        "Max retries",
    )
    if any(sign in text for sign in offline):
        raise StopError(
            "The packages could not be downloaded: the package index cannot be reached.",
            "Connect to the network, then run the same command again: what was fetched is kept.",
        )
    if "No space left" in text:
        raise StopError(
            "The disk is full: set-up needs about 1 GB.",
            "Make room, then run the same command again.",
        )
    errors = [line for line in lines if line.startswith("ERROR")][-3:] or lines[-3:]
    raise StopError(
        "pip could not install the packages (all it said is in .venv/setup.log):", *errors
    )


def say(text: str, again: bool = False) -> None:
    """Print one line of progress; with `again`, on a terminal, over the last one."""
    end = "\r" if again and sys.stderr.isatty() else "\n"
    print(text, end=end, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
