"""Types commands into a shell, in a folder with copies of this chapter's sources, for the pages."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
SHOWN = "/home/ada/dice"
PYTHON = shlex.quote(sys.executable)
_place = tempfile.TemporaryDirectory(prefix="workbook-")
_folder = Path(_place.name, "dice").resolve()


def start(*tools: str) -> None:
    """Copy the sources; end here, with a word, where the page's tools are missing."""
    lacks = [tool for tool in tools if not shutil.which(tool)]
    if sys.platform != "linux" or lacks:
        what = f"{' and '.join(lacks)} missing" if lacks else "these are tools of Linux"
        print(f"(Not run where this page was built: {what}.)")
        sys.exit(0)
    _folder.mkdir()
    for pattern in ("*.c", "*.h", "*.cpp", "*.py"):
        for file in HERE.glob(pattern):
            if not file.name.startswith(("_", "test_")):
                shutil.copy(file, _folder)


def run(*commands: str, fails: int = 0, says: str = "", hidden: bool = False) -> None:
    """Type commands, one after the other; the last one must end with this status.

    Raises:
        RuntimeError: One ended otherwise, or the last one did not say these words.
    """
    if not _folder.exists():
        start()
    for number, command in enumerate(commands, 1):
        if not hidden:
            print("$", command, flush=True)
        env = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
        env |= {"LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUNBUFFERED": "1"}
        # `python` is the Python that builds this page.
        command = re.sub(r"(?:^|(?<=[ (]))python (?!-m)", lambda _: f"{PYTHON} ", command)
        done = subprocess.run(
            ["sh", "-c", command], cwd=_folder, env=env, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, check=False,
        )  # fmt: skip
        said = _shown(done.stdout)
        if not hidden:
            print(said, end="", flush=True)
        last = number == len(commands)
        if done.returncode != (fails if last else 0) or (last and says not in said):
            raise RuntimeError(f"{command} ended with {done.returncode}:\n{said}")


def _shown(text: str) -> str:
    """Without what differs from run to run: this folder's name, process numbers."""
    text = (
        text.replace(PYTHON, "python")
        .replace(sys.executable, "python")
        .replace(str(_folder), SHOWN)
    )
    text = text.replace(str(_folder.parent), "/home/ada")
    text = re.sub(r"^ +\d+:\t", "", text, flags=re.M)
    return re.sub(r"\S*/cc\w{6}\.o", "/tmp/cc….o", text)
