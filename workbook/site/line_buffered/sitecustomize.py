"""Makes a demo print as it would on a terminal: each line at once.

Python writes into a pipe by the block, and a traceback would come before what was printed ahead of
it. PYTHONUNBUFFERED would change C's buffer as well, which is what some demos are about.
"""

import sys

sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
