"""What you can ask a library. There is nothing to change here."""

import ctypes
import os
import re
import subprocess
from functools import cached_property
from pathlib import Path


class Library:
    """A file that ends in .so."""

    def __init__(self, file: Path) -> None:
        self._file = file

    @cached_property
    def exported(self) -> set[str]:
        """The names that it offers: nm -D --defined-only."""
        return self._names("--defined-only")

    @cached_property
    def undefined(self) -> set[str]:
        """The names that it wants from elsewhere: nm -D --undefined-only."""
        return self._names("--undefined-only")

    @property
    def needed(self) -> list[str]:
        """The libraries that it asks for: NEEDED in readelf -d."""
        return self._entries("NEEDED")

    @property
    def soname(self) -> str:
        """The name under which it wants to be asked for, or nothing: SONAME in readelf -d."""
        return "".join(self._entries("SONAME"))

    @property
    def rpath(self) -> str:
        """Where it looks for what it needs, or nothing: RUNPATH or RPATH in readelf -d."""
        return ":".join(self._entries("RUNPATH") + self._entries("RPATH"))

    @cached_property
    def lib(self) -> ctypes.CDLL:
        """The library, loaded and declared. OSError or AttributeError if that fails."""
        lib = ctypes.CDLL(str(self._file))
        lib.lamp_set.argtypes = [ctypes.c_int, ctypes.c_int]
        lib.lamp_get.argtypes = [ctypes.c_int]
        return lib  # all functions return an int

    def _names(self, option: str) -> set[str]:
        found = {line.split()[-1].partition("@")[0] for line in self._ask("nm", "-D", option)}
        return {name for name in found if not name.startswith("_")}

    def _entries(self, kind: str) -> list[str]:
        return re.findall(rf"\({kind}\).*\[(.*)\]", "\n".join(self._ask("readelf", "-d")))

    def _ask(self, *command: str) -> list[str]:
        env = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
        done = subprocess.run(
            [*command, str(self._file)], env=env, capture_output=True, text=True, check=True
        )
        return done.stdout.splitlines()
