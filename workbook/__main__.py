"""Lets `python -m workbook` do what the `workbook` command does."""

import sys

try:
    from workbook.cli.main import main

    main()
except KeyboardInterrupt:  # it came before main() was ready for it
    sys.exit(130)
