"""Runs lines at a prompt, as the pages show them; the Python that runs this comes first."""

import os
import subprocess
import sys
from pathlib import Path

__all__ = ["run"]


def run(*lines: str) -> None:
    """Print each line, and what it says."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    for line in lines:
        print(f"$ {line}", flush=True)
        subprocess.run(
            line, shell=True, check=False, stderr=subprocess.STDOUT, env={**env, "PATH": path}
        )
