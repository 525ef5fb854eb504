"""Lets `python -m workbook` do what the `workbook` command does."""

from workbook.cli import main

main()
