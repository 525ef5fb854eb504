"""What comes by in a document, in Python's words, whichever tool calls the library."""

from __future__ import annotations

from enum import IntEnum
from typing import Any, NamedTuple

MAX_BATCH = 65536
GO_ON, STOP = 0, 1  # what a visitor says to C


# --8<-- [start:event]
class Kind(IntEnum):
    """The kinds of events of jsonscan.h."""

    OBJECT = 0
    OBJECT_END = 1
    ARRAY = 2
    ARRAY_END = 3
    KEY = 4
    STRING = 5
    NUMBER = 6
    TRUE = 7
    FALSE = 8
    NULL = 9


class Event(NamedTuple):
    """Something that came by: a copy of what C has told, which may be kept."""

    kind: Kind
    text: str  # of a key, a string or a number; "" for the others
    at: int  # where it begins, in bytes


# --8<-- [end:event]


class Status(IntEnum):
    """The status codes of jsonscan.h."""

    OK = 0
    STOPPED = 1
    SYNTAX = 2
    DEPTH = 3
    BUSY = 4
    MEMORY = 5
    SYSTEM = 6


class ScanError(ValueError):
    """The document cannot be read. `status` says why, `at` at which byte."""

    def __init__(self, words: str, status: int, at: int) -> None:
        super().__init__(f"{words}: byte {at}")
        self.status, self.at = Status(status), at


def came_to(status: int, words: str, at: int) -> bool:
    """Say what a scan has come to: True if it reached the end, False if it was stopped."""
    if status in (Status.OK, Status.STOPPED):
        return status == Status.OK
    if status in (Status.SYNTAX, Status.DEPTH):
        raise ScanError(words, status, at)
    raise (MemoryError if status == Status.MEMORY else OSError)(words)


# --8<-- [start:builder]
class Builder:
    """A visitor that makes Python objects: `value` is what the document says."""

    def __init__(self) -> None:
        self._open: list[Any] = [[]]  # what is being filled, the innermost last
        self._key = ""

    def __call__(self, event: Event) -> None:
        """Take the next event."""
        kind, text, _ = event
        if kind == Kind.KEY:
            self._key = text
        elif kind in (Kind.OBJECT_END, Kind.ARRAY_END):
            self._open.pop()
        else:
            value = self._made(kind, text)
            inside = self._open[-1]
            if isinstance(inside, dict):
                inside[self._key] = value
            else:
                inside.append(value)
            if kind in (Kind.OBJECT, Kind.ARRAY):
                self._open.append(value)

    # --8<-- [end:builder]
    @staticmethod
    def _made(kind: Kind, text: str) -> Any:
        if kind == Kind.STRING:
            return text
        if kind == Kind.NUMBER:
            return int(text) if text.lstrip("-").isdigit() else float(text)
        if kind == Kind.OBJECT:
            return {}
        if kind == Kind.ARRAY:
            return []
        return {Kind.TRUE: True, Kind.FALSE: False, Kind.NULL: None}[kind]

    @property
    def value(self) -> Any:
        """What the document says. Raises IndexError before its first value."""
        return self._open[0][0]


def loads(scanner: Any, document: Any) -> Any:
    """Make Python objects of a document, with this class of scanner."""
    build = Builder()
    with scanner(build) as one:
        one.scan(document)
    return build.value
