"""The `workbook` command."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from workbook.cli import exercises, tools

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Calling C: build the book, read it, do its exercises.",
)
exercises.register(app)
tools.register(app)


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
def style() -> None:
    """Check the style of C, Python and text."""
    from workbook.author.style import check_all

    check_all()


def main() -> None:
    """Run the command; an error that has a message for the reader shows it, and nothing else."""
    try:
        app()
    except Exception as error:
        if type(error).__module__.partition(".")[0] != "workbook" or "WORKBOOK_DEBUG" in os.environ:
            raise
        print(f"\n{error}", file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
