"""Runs a program of a chapter, chapters/pictures/NN_topic.py or chapters/tables/NN_topic.py."""

import importlib.util
import inspect
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType


def load(file: Path) -> ModuleType:
    """The module that a file is."""
    spec = importlib.util.spec_from_file_location(f"{file.parent.name}_{file.stem}", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[module.__name__] = module  # dataclasses look themselves up there
    spec.loader.exec_module(module)
    return module


def functions(file: Path) -> dict[str, Callable[[], str]]:
    """The public functions without parameters that a file defines, by name."""
    module = load(file)
    return {
        name: value
        for name, value in vars(module).items()
        if inspect.isfunction(value)
        and not inspect.signature(value).parameters
        and value.__module__ == module.__name__
        and not name.startswith("_")
    }
