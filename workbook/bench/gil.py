"""Finds out which bindings release the GIL, by trying: can Python go on while C works?

In a copy of the chapter, `cmult` is replaced by a function that works for a fifth of a second. One
thread calls it; another notes the time again and again. If it has notes from the middle of the
call, Python went on.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from workbook.catalog.bindings import Binding
from workbook.sandbox import build

# A slow library with the same header.
SLOW = """\
#define CMULT_BUILD
#include "cmult.h"

#include <time.h>

float cmult(int int_param, float float_param) {
    clock_t end = clock() + CLOCKS_PER_SEC / 5;
    while (clock() < end) {
    }
    return (float)int_param * float_param;
}

void cmult_say(int int_param, float float_param) {
    (void)cmult(int_param, float_param);
}
"""

PROGRAM = """\
import sys, threading, time
import {module}

def call():
    global begin, end
    begin = time.monotonic()
    {module}.{call}
    end = time.monotonic()

notes = []
thread = threading.Thread(target=call)
thread.start()
while thread.is_alive():
    notes.append(time.monotonic())
    time.sleep(0.002)
margin = (end - begin) / 4
sys.exit(0 if any(begin + margin < note < end - margin for note in notes) else 3)
"""


def releases(folder: Path, found: tuple[Binding, ...], call: str) -> dict[str, bool]:
    """For each binding: whether other Python threads run while C works."""
    with tempfile.TemporaryDirectory() as place:
        chapter = build.copy(folder, Path(place))
        (chapter / "cmult.c").write_text(SLOW)
        build.make(chapter)
        return {one.name: tries(chapter, one, call) for one in found}


def tries(chapter: Path, binding: Binding, call: str) -> bool:
    """Whether Python goes on during this binding's call."""
    program = PROGRAM.format(module=binding.module, call=call)
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program],
        cwd=chapter,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    if done.returncode not in (0, 3):
        raise build.BuildError(f"{binding.module} cannot be tried:\n{done.stderr}")
    return done.returncode == 0
