"""The `workbook` command: words, options and exit codes, and nothing that decides anything.

The Makefile and people at a terminal call it. It may use every other room; no room uses it.
"""
