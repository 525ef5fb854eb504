# fate: ok
import ctypes
import subprocess
import sys

ABI = "import jsonscan_cffi_abi as binding"
API = "import jsonscan_cffi_api as binding"
LOADS = "\nprint(binding.loads(b'[2.5]'))"
# Linux from 6.3 on: from here, this process gets no memory that it can write and run.
DENY = "import ctypes\ndenied = ctypes.CDLL(None).prctl(65, 1, 0, 0, 0) == 0\n"

if ctypes.CDLL(None).prctl(66, 0, 0, 0, 0) < 0:
    print("this system has no such switch")
else:
    for program in (ABI, API):
        command = [sys.executable, "-c", DENY + program + LOADS]
        done = subprocess.run(command, capture_output=True, text=True)
        print(program, "->", (done.stdout + done.stderr).strip().splitlines()[-1])
