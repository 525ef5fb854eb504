"""Runs the Python of one %%child cell. The notebook starts this file in the sandbox.

Reads a pickle from the file named on the command line: the code, the variables, sys.path.
The code runs as `__main__`, and a traceback names lines of the cell, with their text.
"""

import ast
import linecache
import pickle
import sys
import traceback
from pathlib import Path
from types import CodeType, ModuleType, TracebackType

NAME = "cell"


def main() -> None:
    """Run the cell."""
    order = pickle.loads(Path(sys.argv[1]).read_bytes())
    sys.argv = [NAME]
    sys.path[:] = order["path"]
    sys.excepthook = show_exception
    code: str = order["code"]
    linecache.cache[NAME] = (len(code), None, code.splitlines(keepends=True), NAME)
    module = ModuleType("__main__")
    sys.modules["__main__"] = module
    names = vars(module)
    names.update(order["variables"])
    for part in compile_cell(code):
        exec(part, names)


def compile_cell(code: str) -> list[CodeType]:
    """Compile the cell; a bare expression on its last line shows its value, as in a notebook."""
    tree = ast.parse(code, NAME)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    parts = [compile(tree, NAME, "exec")]
    if last is not None:
        parts.append(compile(ast.Interactive([last]), NAME, "single"))
    return parts


def show_exception(
    kind: type[BaseException], value: BaseException, trace: TracebackType | None
) -> None:
    """Print a traceback that begins in the cell."""
    start = trace
    while start and start.tb_frame.f_code.co_filename != NAME:
        start = start.tb_next
    if start is None and not isinstance(value, SyntaxError):
        start = trace
    traceback.print_exception(kind, value, start)


if __name__ == "__main__":
    main()
