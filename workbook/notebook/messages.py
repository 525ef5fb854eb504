"""What a reader of a notebook is told: one message, no traceback through our own code."""

import argparse
from typing import NoReturn


class NotebookToolError(Exception):
    """What went wrong and what to do; IPython shows this text and nothing else."""

    def _render_traceback_(self) -> list[str]:
        return str(self).splitlines()


class Line(argparse.ArgumentParser):
    """Reads the line of a magic; `usage` is how it is written, "%%c [NAME] ..."."""

    def __init__(self, usage: str) -> None:
        super().__init__(add_help=False, allow_abbrev=False)
        self.shown = usage

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and what the line may hold."""
        told = message.removeprefix("argument ").replace(
            "unrecognized arguments:", "not understood:"
        )
        raise NotebookToolError(f"{told[0].upper()}{told[1:]}. Usage: {self.shown}")


def name(word: str) -> str:
    """A word that can be a variable's name."""
    if not word.isidentifier():
        raise argparse.ArgumentTypeError(f"{word!r} is not the name of a variable")
    return word
