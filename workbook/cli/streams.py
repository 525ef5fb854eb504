"""Makes stdin, stdout and stderr fit to work with, whatever the shell gave us.

A closed one is opened on /dev/null. What the terminal's encoding lacks is replaced. When nobody
reads on, as after `| head`, the program ends without a word, with the status of other programs.
"""

import codecs
import io
import os
import sys

SUBSTITUTES = str.maketrans(
    {"✓": "ok", "✗": "x", "–": "-", "·": ".", "…": "...", "█": "#", "░": "."}
    | dict(zip("‘’“”\N{REPLACEMENT CHARACTER}", "''\"\"?", strict=True))
)
NOBODY_READS, CANNOT_WRITE = 141, 3  # 141: what a shell calls the end by SIGPIPE


class Output(io.FileIO):
    """Where output goes. What cannot be written ends the program, from wherever it was printed."""

    def write(self, data: object) -> int:
        """Write some of the bytes; says how many."""
        try:
            return super().write(data)  # type: ignore[arg-type]
        except OSError as error:
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, self.fileno())  # what is still in the buffers goes there
            os.close(null)
            if isinstance(error, BrokenPipeError):
                raise SystemExit(NOBODY_READS) from None
            if self.fileno() != 2:
                print(f"The output cannot be written: {error.strerror}.", file=sys.stderr)
            raise SystemExit(CANNOT_WRITE) from None


def prepare() -> None:
    """Open what is closed; replace what an encoding lacks. Once, before anything is printed."""
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)  # the lowest number: this one
    sys.stdin = sys.stdin or open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    codecs.register_error("workbook", replaced)
    sys.stdout, sys.stderr = output(1, sys.stdout), output(2, sys.stderr)


def output(number: int, before: object) -> io.TextIOWrapper:
    """A stream that never fails for what is printed, else as Python made it."""
    unbuffered, by_line, encoding = False, True, "utf-8"
    if isinstance(before, io.TextIOWrapper):
        unbuffered, by_line = before.write_through, before.line_buffering
        encoding = before.encoding
    raw = Output(number, "w", closefd=False)
    return io.TextIOWrapper(
        raw if unbuffered else io.BufferedWriter(raw),
        encoding, "workbook", line_buffering=by_line, write_through=unbuffered,
    )  # fmt: skip


def replaced(error: UnicodeError) -> tuple[str, int]:
    """The readable substitute of what cannot be encoded, else its number in Unicode."""
    assert isinstance(error, UnicodeEncodeError)
    text = error.object[error.start : error.end].translate(SUBSTITUTES)
    return text.encode("ascii", "backslashreplace").decode(), error.end
