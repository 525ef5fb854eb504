# fate: ok
import os
import subprocess

from scratch import build

os.environ["LC_ALL"] = "C"  # the compiler's messages in English

try:
    build("strict", "broken/strict.c", options=("-Werror=incompatible-pointer-types",))
except subprocess.CalledProcessError:
    print("[the compiler refused]")
