"""The other CPythons of this machine: those that are installed, and one that Maven can bring.

Maven Central has a CPython with its headers, as a package.
"""

import os
import shutil
import subprocess
import sys
import zipfile
from functools import cache
from pathlib import Path

from workbook.catalog.paths import BUILD

OLDEST = (3, 11)
MAVEN = "org.bytedeco:cpython:3.14.3-1.5.13:jar:linux-x86_64"
MAVEN_VERSION = "3.14"


class MissingPythonError(Exception):
    """Maven could not bring it; the message holds what was said."""


@cache
def pythons() -> dict[str, Path | None]:
    """Each other CPython from the oldest supported on, by version; None: Maven has it."""
    found: dict[str, Path | None] = {}
    home = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    places = [*sorted(home.glob("versions/*/bin/python3")), Path("/opt/homebrew/bin/python3")]
    for minor in range(OLDEST[1], 30):
        places += [Path(name) for name in [shutil.which(f"python3.{minor}")] if name]
    for place in places:
        version = asked(place)
        if version and tuple(map(int, version.split("."))) >= OLDEST:
            found.setdefault(version, place)
    if shutil.which("mvn") and (sys.platform, os.uname().machine) == ("linux", "x86_64"):
        found.setdefault(MAVEN_VERSION, None)
    found.pop(f"{sys.version_info[0]}.{sys.version_info[1]}", None)
    return found


def from_maven() -> Path:
    """The Python that Maven brings; its files are unpacked once.

    Raises:
        MissingPythonError: It cannot be had now.
    """
    place = BUILD / "pythons" / "maven"
    python = place.joinpath(*MAVEN.split(":")[0].split("."), "cpython/linux-x86_64/bin/python3")
    if not python.exists():
        command = ["mvn", "-q", "-B", "dependency:copy", f"-Dartifact={MAVEN}"]
        command += ["-Dtransitive=false", f"-DoutputDirectory={place}"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise MissingPythonError(done.stdout + done.stderr)
        jar = next(place.glob("*.jar"))
        with zipfile.ZipFile(jar) as files:
            files.extractall(place)
        jar.unlink()
        for file in python.parent.iterdir():
            file.chmod(0o755)
    return python


def asked(python: Path) -> str:
    """The version of a CPython, or nothing."""
    program = (
        "import sys; print(sys.implementation.name, '%d.%d' % sys.version_info[:2],"
        " sys.version_info.releaselevel)"
    )
    try:
        done = subprocess.run([python, "-c", program], capture_output=True, text=True, check=False)
    except OSError:
        return ""
    name, version, level = (done.stdout.split() or [""] * 3)[:3]
    return version if name == "cpython" and level == "final" else ""
