"""The command `explain`; what it imports comes when it runs, so that `workbook --help` is quick."""

import sys
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Add the command to the `workbook` command."""
    app.command(
        context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False}
    )(explain)


def explain(
    command: Annotated[
        list[str] | None,
        typer.Argument(metavar="[COMMAND]...", help="what to run; without, a report from stdin"),
    ] = None,
) -> None:
    """Run a program of your own and explain how it ended, or explain a report from stdin.

    `workbook explain python my.py`, `workbook explain gcc -c x.c`, `workbook explain < report.txt`.
    The exit status is the command's; of a report, 1 when nothing in it is known.
    """
    from workbook.learn import own

    if command:
        raise typer.Exit(own.run_command(command))
    if sys.stdin is None or sys.stdin.isatty():
        print("workbook explain COMMAND..., or workbook explain < report.txt", file=sys.stderr)
        raise typer.Exit(2)
    raise typer.Exit(own.explain_text(sys.stdin.buffer.read().decode("utf-8", "replace")))
