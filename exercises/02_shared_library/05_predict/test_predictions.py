"""Runs each program for real, and compares what comes of it with your predictions."""

import importlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from situations import BEGIN, SITUATIONS

HERE = Path(__file__).resolve().parent
KINDS = ("right", "wrong", "not found", "undefined", "no function")


def outcome(name: str, program: str) -> str:
    """Run one program, in a folder with the libraries."""
    variables = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    if name == "variable before the start":
        variables["LD_LIBRARY_PATH"] = "."
    with tempfile.TemporaryDirectory() as folder:
        for file in HERE.glob("lib*.so"):
            shutil.copy(file, folder)
        command = [sys.executable, "-I", "-S", "-c", BEGIN + program]
        done = subprocess.run(
            command, cwd=folder, env=variables, capture_output=True, text=True, check=False
        )
    words = {
        "cannot open shared object": "not found",
        "OSError: .*undefined symbol": "undefined",
        "AttributeError": "no function",
    }
    for pattern, kind in words.items():
        if re.search(pattern, done.stderr):
            return kind
    assert done.returncode == 0, done.stderr
    expected = re.findall(r"# (\d+)$", program, re.M)[-1]
    return "right" if done.stdout.strip() == expected else "wrong"


def test_every_program_has_a_prediction() -> None:
    predictions = importlib.import_module("predictions").predictions
    for name in SITUATIONS:
        assert name in predictions, f"there is no prediction for {name!r}"
        assert predictions[name] in KINDS, (
            f"the prediction for {name!r} is {predictions[name]!r}: "
            "it must be RIGHT, WRONG, NOT_FOUND, UNDEFINED or NO_FUNCTION"
        )


def test_the_predictions_come_true() -> None:
    predictions = importlib.import_module("predictions").predictions
    false = [
        name
        for name, program in SITUATIONS.items()
        if predictions.get(name) != outcome(name, program)
    ]
    assert not false, (
        f"{len(false)} of {len(SITUATIONS)} predictions did not come true. "
        f"One of them is <{false[0]}>, for which you said {str(predictions.get(false[0])).upper()}"
    )
