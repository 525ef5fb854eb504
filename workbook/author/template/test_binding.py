"""Checks binding.py."""

import importlib


def test_answer() -> None:
    answer = importlib.import_module("binding").answer()
    assert answer == 42, f"answer() gave {answer}, expected 42"
