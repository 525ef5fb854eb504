"""Checks gate_extension.c: others run while one waits, and Python is left alone meanwhile."""

import contextlib
import importlib
import os
import random
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
NAMES = ("Ada", "Grace", "Margaret", "Barbara", "Frances")

PROGRAM = """
import threading
from gate_extension import open, wait
open()
assert wait("Ada", 1.0) == "Ada came in"
for arguments, error in ((("Ada", 0.0), TimeoutError), (("Ada", -1.0), ValueError)):
    try:
        wait(*arguments)
    except error:
        pass
    else:
        raise SystemExit(f"wait{arguments} raised no {error.__name__}")
"""


def gate() -> Any:
    """The extension."""
    return importlib.import_module("gate_extension")


def test_another_thread_opens_the_gate() -> None:
    name = f"{random.choice(NAMES)} {random.randint(10, 99)}"
    waits = threading.Event()

    def opener() -> None:
        waits.wait()
        gate().open()

    thread = threading.Thread(target=opener)
    thread.start()
    threading.Timer(0.05, waits.set).start()
    call = f"wait({name!r}, 2.0), while another thread opens the gate,"
    try:
        answer = gate().wait(name, 2.0)
    except TimeoutError as error:
        raise AssertionError(
            f"{call} raised TimeoutError: the other thread could not run. "
            f"Expected {name + ' came in'!r}"
        ) from error
    finally:
        thread.join()
    assert answer == f"{name} came in", f"{call} gave {answer!r}, expected {name + ' came in'!r}"


def test_in_development_mode() -> None:
    """A Python call without the GIL is fatal there."""
    command = [sys.executable, "-X", "dev", "-c", PROGRAM]
    environment = {**os.environ, "PYTHONPATH": str(HERE), "PYTHONMALLOC": "debug"}
    done = subprocess.run(
        command, env=environment, cwd=HERE, capture_output=True, text=True, check=False
    )
    fatal = [line for line in done.stderr.splitlines() if line.startswith("Fatal")]
    assert done.returncode == 0, (
        f"with python -X dev, wait('Ada', 1.0), wait('Ada', 0.0) and wait('Ada', -1.0) ended with "
        f"status {done.returncode}: {(fatal or done.stderr.splitlines()[-1:] or ['no message'])[0]}"
    )


def test_nobody_opens() -> None:
    name = random.choice(NAMES)
    said = ""
    try:
        answer = gate().wait(name, 0.02)
    except TimeoutError as error:
        said = f"TimeoutError: {error}"
    assert said, f"wait({name!r}, 0.02) gave {answer!r}, expected TimeoutError"
    assert name in said, f"wait({name!r}, 0.02) raised {said}, expected the name in the message"


def test_negative_seconds() -> None:
    try:
        answer = gate().wait("Ada", -1.0)
    except ValueError:
        return
    raise AssertionError(f"wait('Ada', -1.0) gave {answer!r}, expected ValueError")


def leak_probe() -> object:
    """Called many times by the checker: each time, all that was taken must be given back."""
    gate().open()
    gate().wait(NAMES[0], 1.0)
    for seconds, error in ((0.0, TimeoutError), (-1.0, ValueError)):
        with contextlib.suppress(error):
            gate().wait(NAMES[1], seconds)
    return NAMES[0], NAMES[1]
