"""Lets `python -m workbook` do what the `workbook` command does."""

from workbook.cli.main import main

main()
