# fate: ok
from pathlib import Path

for line in Path("_rational_cffi_abi.py").read_text().splitlines():
    print(line if len(line) <= 78 else line[:75] + "...")
