"""Checks folders.py against Python's own os.rmdir and os.symlink, in a folder of its own."""

import ctypes
import errno
import gc
import importlib
import random
import string
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

SEEN: list[str] = []  # which of Python's own ways to do this were used
LIBRARIES: list[Any] = []  # those in which ctypes looked for a function, with their functions


def listen(event: str, arguments: tuple[Any, ...]) -> None:
    """Called by Python for all that it does."""
    if event in ("os.rmdir", "os.symlink"):
        SEEN.append(event)
    elif event == "ctypes.dlsym":
        LIBRARIES.append(arguments[0])


sys.addaudithook(listen)


@pytest.fixture
def place() -> Iterator[Path]:
    """An empty folder, which is removed in the end."""
    with TemporaryDirectory() as name:
        yield Path(name)


def some_name() -> str:
    """New in each run, and not in English."""
    return "größe-" + "".join(random.choices(string.ascii_lowercase, k=8))


def run(name: str, *arguments: str) -> Any:
    """Call a function of folders.py, which must ask libc and nobody else."""
    function = getattr(importlib.import_module("folders"), name)
    SEEN.clear()
    try:
        return function(*arguments)
    finally:
        assert not SEEN, f"{name} called {SEEN[0]} of Python, expected a call of libc"


def call(name: str, *arguments: str) -> Any:
    """Call a function of folders.py, which must not fail."""
    try:
        return run(name, *arguments)
    except AssertionError:
        raise
    except Exception as error:
        shown = ", ".join(repr(Path(argument).name) for argument in arguments)
        raise AssertionError(
            f"{name}({shown}) raised {type(error).__name__} ({error}), expected it to succeed"
            + ": not every letter is in that encoding, and os.fsencode has bytes for each path"
            * isinstance(error, UnicodeEncodeError)
        ) from error


def refused(kind: type[Exception], name: str, *arguments: str) -> Exception:
    """Call a function of folders.py, which must raise an exception of this kind."""
    shown = f"{name}({', '.join(repr(Path(argument).name) for argument in arguments)})"
    error: Exception | None = None
    answer = None
    try:
        answer = run(name, *arguments)
    except AssertionError:
        raise
    except Exception as raised:
        error = raised
    assert error is not None, f"{shown} gave {answer!r}, expected {kind.__name__}"
    assert type(error) is kind, (
        f"{shown} raised {type(error).__name__} ({error}), expected {kind.__name__}"
        + ": OSError(number, words, path) becomes one of those; this OSError has no number"
        * (type(error) is OSError and error.errno is None)
    )
    return error


def check_reason(error: Exception, number: int, path: Path) -> None:
    assert isinstance(error, OSError)
    assert error.errno == number, (
        f"the exception says errno {error.errno}, expected {number} ({errno.errorcode[number]})"
    )
    assert error.filename == str(path), (
        f"the exception's filename is {error.filename!r}, expected the path that failed"
        + ", as the str that was given, not its bytes" * isinstance(error.filename, bytes)
    )


def test_remove_a_folder(place: Path) -> None:
    folder = place / some_name()
    folder.mkdir()
    call("remove_folder", str(folder))
    assert not folder.exists(), "remove_folder returned, and the folder is still there"


def test_remove_one_that_does_not_exist(place: Path) -> None:
    folder = place / some_name()
    error = refused(FileNotFoundError, "remove_folder", str(folder))
    check_reason(error, errno.ENOENT, folder)


def test_remove_a_file(place: Path) -> None:
    file = place / some_name()
    file.touch()
    error = refused(NotADirectoryError, "remove_folder", str(file))
    check_reason(error, errno.ENOTDIR, file)


def test_a_success_after_a_failure(place: Path) -> None:
    refused(FileNotFoundError, "remove_folder", str(place / some_name()))
    folder = place / some_name()
    folder.mkdir()
    call("remove_folder", str(folder))


def test_make_a_link(place: Path) -> None:
    name = some_name()
    call("make_link", name, str(place / "link"))
    assert (place / "link").is_symlink(), (
        f"make_link({name!r}, 'link') returned, and there is no link of that name"
    )
    target = (place / "link").readlink()
    assert str(target) == name, f"make_link({name!r}, 'link') made a link to {target}"


def test_make_a_link_where_something_is(place: Path) -> None:
    path = place / some_name()
    path.touch()
    error = refused(FileExistsError, "make_link", "target", str(path))
    check_reason(error, errno.EEXIST, path)


def test_a_zero_byte_in_a_path(place: Path) -> None:
    folder = place / some_name()
    folder.mkdir()
    refused(ValueError, "remove_folder", f"{folder}\0else")
    assert folder.exists(), "remove_folder removed another folder than the one that was named"


def test_a_zero_byte_in_a_link(place: Path) -> None:
    link = place / "link"
    refused(ValueError, "make_link", "target\0else", str(link))
    assert not link.is_symlink(), "make_link made a link that leads to another place"
    refused(ValueError, "make_link", "target", f"{link}\0else")
    assert not link.is_symlink(), "make_link made another link than the one that was named"


def address(function: Any) -> int | None:
    """Where in memory a C function lies."""
    return ctypes.cast(function, ctypes.c_void_p).value


def test_both_functions_are_declared() -> None:
    """After a call of each of them; the tests above have done that."""
    functions = [one for one in gc.get_objects() if isinstance(one, ctypes._CFuncPtr)]
    for name, parameters in (("rmdir", 1), ("symlink", 2)):
        where = address(getattr(ctypes.CDLL(None), name))
        types = [one.argtypes or () for one in functions if address(one) == where]
        assert any(len(declared) == parameters for declared in types), (
            f"{name}.argtypes is missing or has another length, expected {parameters}: "
            "without it, a str or an int goes to C as something else"
        )
