# fate: ok
import subprocess
import sys

ASK = "import sys, {}; print(sorted(m for m in sys.modules if m in ('cffi.api', 'pycparser')))"
for module in ("rational_cffi_abi_inline", "rational_cffi_abi"):
    print(f"{module:25}", end="", flush=True)
    subprocess.run([sys.executable, "-c", ASK.format(module)], check=True)
