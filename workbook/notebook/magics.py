"""The notebook tools: what `%load_ext workbook` gives.

    %%c [NAME] [--sanitize] [--werror] [--quiet] [--seconds N] [--std c11] [--cc gcc|clang] [-flags]
        Compile the cell to a shared library; NAME (default: library) is its path. For C that others
        wrote: --quiet counts its warnings instead of showing them, --seconds gives it more time.
    %%child [--sanitize] [--cc gcc|clang] [--seconds N] [NAME ...]
        Run the cell in a child process, with copies of the named variables.
    show(path, section=None)     source code from the book
    layout(type)                 a struct's bytes, drawn
    check("01/02")               the verdict on an exercise

What C prints appears in the cell that caused it (streams.py).
"""

import sys
from pathlib import Path
from typing import Any

from workbook.drawing.draw import layout
from workbook.notebook import cell_c, cell_child, excerpt
from workbook.notebook.streams import Streams

KEY = "_workbook_tools"


def load(shell: Any) -> None:
    """Register the magics and functions with an IPython shell."""
    if getattr(shell, KEY, None) is None:
        setattr(shell, KEY, Tools(shell))


def unload(shell: Any) -> None:
    """Take back everything that `load` did."""
    tools: Tools | None = getattr(shell, KEY, None)
    if tools:
        tools.close()
        delattr(shell, KEY)


def show(path: str | Path, section: str | None = None) -> None:
    """Display a file of the book, or a named section of it.

    Args:
        path: From the top of the book: "c_examples/01_first_call/cmult.h".
        section: Name of a section that the file marks.
    """
    from IPython.display import display

    display(excerpt.excerpt(path, section))


def check(name: str, mistake: str | None = None) -> None:
    """Check an exercise: see `notebook/check.py`. Loaded when first used."""
    from workbook.notebook import check

    check.check(name, mistake)


class Tools:
    """All that is loaded into one shell."""

    def __init__(self, shell: Any) -> None:
        self.shell = shell
        self.workshop = cell_c.Workshop()
        self.guard = cell_c.Guard(self.workshop)
        self.functions = {"show": show, "layout": layout, "check": check}
        self.streams = _streams()
        shell.register_magic_function(self.c, "cell", "c")
        shell.register_magic_function(self.child, "cell", "child")
        shell.push(self.functions, interactive=False)
        if self.streams:
            shell.events.register("pre_run_cell", self.streams.begin_cell)
            shell.events.register("post_run_cell", self.streams.end_cell)

    def c(self, line: str, cell: str) -> None:
        """Compile this cell to a shared library."""
        order = cell_c.parse(line)
        self.shell.user_ns.pop(order.name, None)
        compiled = self.workshop.compile(order, cell)
        if compiled.messages:
            print(compiled.messages, end="\n\n")
        print(compiled.command)
        self.shell.user_ns[order.name] = compiled.file

    def child(self, line: str, cell: str) -> None:
        """Run this cell in a child process."""
        from IPython.display import display

        order = cell_child.parse(line)
        if order.sanitize and order.cc is None:
            order = self._with_compiler(order)
        result = cell_child.run(order, cell, self.shell.user_ns, sys.path)
        display(cell_child.Ended(result))

    def _with_compiler(self, order: cell_child.Order) -> cell_child.Order:
        """The sanitizer must be that of the compiler which made the libraries."""
        import dataclasses

        for name in order.names:
            compiled = self.workshop.made.get(self.shell.user_ns.get(name))
            if compiled and compiled.sanitized:
                return dataclasses.replace(order, cc=compiled.cc)
        return order

    def close(self) -> None:
        """Take it all back."""
        if self.streams:
            self.shell.events.unregister("pre_run_cell", self.streams.begin_cell)
            self.shell.events.unregister("post_run_cell", self.streams.end_cell)
            self.streams.close()
        for name in ("c", "child"):
            self.shell.magics_manager.magics["cell"].pop(name, None)
        for name, function in self.functions.items():
            if self.shell.user_ns.get(name) is function:
                del self.shell.user_ns[name]
        self.guard.close()
        self.workshop.close()


def _streams() -> Streams | None:
    """Order the output where there is a notebook; a terminal needs no help."""
    if sys.platform == "win32" or not hasattr(sys.stdout, "pub_thread"):
        return None
    return Streams(sys.stdout, sys.stderr)
