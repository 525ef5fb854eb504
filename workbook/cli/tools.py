"""The commands `watch` and `doctor`; imports happen inside, so that `workbook --help` is quick."""

from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Add the commands to the `workbook` command."""
    app.command()(watch)
    app.command()(doctor)


def watch(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help="the first that is not passed, by default"),
    ] = None,
) -> None:
    """Check an exercise each time that you save."""
    from workbook.cli import exercises

    with exercises.guarded():
        from workbook.learn.watch import watch_exercises

        known, workspace = exercises.known(), exercises.workspace()
        first = exercises.pick(name) if name else workspace.first_open(known)
        if first is None:
            print("You have passed every exercise there is. `workbook list` shows them.")
            return
        raise typer.Exit(watch_exercises(known, workspace, exercises.tree(), first))


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="Print findings for machines.")] = False,
    decode: Annotated[
        str | None, typer.Option(metavar="CODE", help="Say what somebody's code means.")
    ] = None,
) -> None:
    """Find out whether this machine can run the book, and how to repair it."""
    from workbook.setup.doctor import main

    raise typer.Exit(main(as_json=as_json, code=decode))
