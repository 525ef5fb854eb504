"""Begins and ends the `workbook` command: streams, errors, exit status.

It imports little before it is ready for Ctrl-C; the words are in tools.py and exercises.py.
"""

import os
import sys
from pathlib import Path

from workbook.cli import streams

WRONG_USAGE, INTERRUPTED = 2, 130


def main() -> None:
    """Run the command; an error that has a message for the reader shows it, and nothing else."""
    try:
        streams.prepare()
        os.environ.setdefault("PATH", os.defpath)  # without it, gcc does not find its own parts
        if (brought := Path(__file__).parents[2] / ".compiler" / "bin").exists():
            os.environ["PATH"] += f"{os.pathsep}{brought}"  # `make compiler`
            os.environ.setdefault("CC", "cc")
        status = run()
        sys.stdout.flush()
    except KeyboardInterrupt:
        status = INTERRUPTED
    sys.exit(status)


def run() -> int | str | None:
    """Run the command. Returns its exit status."""
    try:
        from workbook.cli import exercises, tools
        from workbook.learn.say import say

        try:
            os.getcwd()  # noqa: PTH109
        except FileNotFoundError:
            say("The folder that you are in has been deleted.", error=True)
            say(f"Next: `cd {exercises.tree()}`", error=True)
            return WRONG_USAGE
        tools.app()
    except SystemExit as end:
        return end.code
    except Exception as error:
        if type(error).__module__.partition(".")[0] != "workbook" or "WORKBOOK_DEBUG" in os.environ:
            raise
        say(f"\n{error}", error=True)
        return 1
    return 0


if __name__ == "__main__":
    main()
