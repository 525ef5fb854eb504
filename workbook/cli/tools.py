"""All other commands: to build, read and measure the book, to watch exercises, to see the machine.

Imports happen inside, so that `workbook --help` is quick.
"""

from pathlib import Path
from typing import Annotated

import typer

from workbook.cli import exercises, explain
from workbook.learn.say import say

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Calling C: build the book, read it, do its exercises.",
)


exercises.register(app)
explain.register(app)


@app.command()
@exercises.guarded()
def watch(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help="the first that is not passed, by default"),
    ] = None,
) -> None:
    """Check an exercise each time that you save."""
    from workbook.learn.watch import watch_exercises

    known, workspace = exercises.known(), exercises.workspace()
    first = exercises.pick(name) if name else workspace.first_open(known)
    if first is None:
        say("You have passed every exercise there is. `workbook list` shows them.")
        return
    raise typer.Exit(watch_exercises(known, workspace, exercises.tree(), first))


@app.command()
def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="Print findings for machines.")] = False,
    decode: Annotated[
        str | None, typer.Option(metavar="CODE", help="Say what somebody's code means.")
    ] = None,
) -> None:
    """Find out whether this machine can run the book, and how to repair it."""
    from workbook.setup.doctor import main

    raise typer.Exit(main(as_json=as_json, code=decode))


@app.command()
def build() -> None:
    """Compile every C library and every binding."""
    from workbook.site.pipeline import make_libraries

    make_libraries()


@app.command()
def site(
    chapter: Annotated[str, typer.Option(metavar="NN", help="Wait for this chapter alone.")] = "",
) -> None:
    """Build the website into site/."""
    from workbook.site.pipeline import make_site

    make_site(chapter)


@app.command()
def serve(
    port: Annotated[int, typer.Option(envvar="PORT", help="Port on 127.0.0.1.")] = 8000,
) -> None:
    """Build the website and serve it on this machine."""
    from workbook.site.pipeline import make_site
    from workbook.site.serve import open_server

    server = open_server(port)
    make_site()
    print("Read the book here (Ctrl-C ends it):")
    print(f"http://127.0.0.1:{port}", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print()


@app.command()
def bench(
    quick: Annotated[
        bool, typer.Option("--quick", help="A short try; leaves the book's figures alone.")
    ] = False,
    chapter: Annotated[str, typer.Option(metavar="NN", help="This chapter alone.")] = "",
    to: Annotated[Path | None, typer.Option(metavar="DIR", help="Write here instead.")] = None,
) -> None:
    """Measure what calls and start-up cost here, and write the figures the pages show."""
    from workbook.bench.bench import make_all

    make_all(quick=quick, chapter=chapter, to=to)


@app.command()
def record() -> None:
    """Record anew what only a newer Python prints."""
    from workbook.catalog.paths import ROOT
    from workbook.site.pipeline import make_libraries
    from workbook.site.recorded import demos, record

    make_libraries()
    changed = record()
    print(f"{len(demos())} outputs compared, {len(changed)} changed")
    for file in changed:
        print(file.relative_to(ROOT))


@app.command()
def style() -> None:
    """Check the style of C, Python and text."""
    from workbook.author.style import check_all

    check_all()
