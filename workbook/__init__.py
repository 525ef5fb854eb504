"""The machinery of *Calling C*: builds, checks, notebook tools, website hooks.

`%load_ext workbook` in a notebook loads the notebook tools (notebook.py).
"""

from typing import Any


def load_ipython_extension(shell: Any) -> None:
    """Give a notebook %%c, %%child, show and layout."""
    from workbook.notebook.magics import load

    load(shell)


def unload_ipython_extension(shell: Any) -> None:
    """Take them away again, and put everything back."""
    from workbook.notebook.magics import unload

    unload(shell)
