"""Executes the notebooks and turns them into pages: build/notebooks/NN_topic.md."""

import os
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from workbook.catalog.paths import NOTEBOOK_PAGES, NOTEBOOKS, ROOT
from workbook.site.outputs import mask

TEMPLATES = ROOT / "workbook" / "site" / "templates"


class NotebookError(Exception):
    """A notebook raised; the message names it and holds the traceback."""


def notebooks() -> list[Path]:
    """Every notebook of the book."""
    return sorted(NOTEBOOKS.glob("[0-9][0-9]_*.ipynb"))


def jobs(slug: str) -> list[Callable[[], None]]:
    """One, for a chapter that has a notebook."""
    return [partial(make, file) for file in notebooks() if file.stem == slug]


def make(notebook: Path) -> None:
    """Execute one notebook and write its page."""
    done = run(notebook)
    NOTEBOOK_PAGES.mkdir(parents=True, exist_ok=True)
    (NOTEBOOK_PAGES / f"{notebook.stem}.md").write_text(to_page(done, notebook.stem), "utf-8")


def run(notebook: Path) -> Any:
    """Execute a notebook in a fresh kernel, and hand it back with its outputs, masked.

    Raises:
        NotebookError: A cell raised.
    """
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError

    book = nbformat.read(notebook, as_version=4)
    client = NotebookClient(
        book,
        timeout=120,
        kernel_name="python3",
        resources={"metadata": {"path": str(notebook.parent)}},
    )
    try:
        kept = {name: os.environ[name] for name in os.environ if name != "PYTHONUNBUFFERED"}
        client.execute(
            env={**kept, "PYDEVD_DISABLE_FILE_VALIDATION": "1"},
            stderr=subprocess.DEVNULL,  # the kernel's own log; what cells print goes elsewhere
        )
    except CellExecutionError as error:
        raise NotebookError(f"{notebook.name} raised:\n{error}") from error
    for cell in book.cells:
        if "outputs" in cell:
            cell.outputs = joined(cell.outputs)
            for output in cell.outputs:
                _mask_output(output, cell.source)
    return book


def joined(outputs: list[Any]) -> list[Any]:
    """Join neighbours of one stream, as JupyterLab does: the kernel sends text in pieces.

    nbclient's coalesce_streams would not do: it joins streams across other outputs.
    """
    kept: list[Any] = []
    for output in outputs:
        stream = output.get("name")
        if kept and stream and kept[-1].get("name") == stream:
            kept[-1].text += output.text
        else:
            kept.append(output)
    return kept


def _mask_output(output: Any, source: str) -> None:
    if "text" in output:
        output["text"] = mask(output["text"], source)
    data = output.get("data", {})
    source += data.get("text/markdown", "")  # a listing: its numbers are constants
    for kind, value in data.items():
        if isinstance(value, str) and kind.startswith("text/"):
            data[kind] = mask(value, source)


def to_page(notebook: Any, slug: str) -> str:
    """Markdown of an executed notebook, for the site."""
    from nbconvert import MarkdownExporter
    from traitlets.config import Config

    kinds = ["text/markdown", "image/svg+xml", "text/html", "image/png", "text/plain"]
    exporter = MarkdownExporter(
        config=Config({"NbConvertBase": {"display_data_priority": kinds}}),
        template_name="page",
        extra_template_basedirs=[str(TEMPLATES)],
    )
    body, _ = exporter.from_notebook_node(notebook, {"slug": slug})
    return str(body)
