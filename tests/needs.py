"""Skips a test, by name, where this machine lacks a tool; fails where the tool was promised.

CI sets WORKBOOK_REQUIRE="clang chromium network": there, these may not be skipped.
"""

import os

import pytest


def need(tool: str, present: object) -> None:
    """Go on when `present`; else skip, or fail if WORKBOOK_REQUIRE names the tool."""
    if present:
        return
    if tool in os.environ.get("WORKBOOK_REQUIRE", "").split():
        pytest.fail(f"{tool} is required here, and missing")
    pytest.skip(f"needs {tool} (in CI, WORKBOOK_REQUIRE names what may not be skipped)")
