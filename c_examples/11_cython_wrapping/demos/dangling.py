# fate: ok
import subprocess
import sys

program = 'import scratch; print(scratch.load("wrong/dangling.pyx").first_byte("a" * 50))'
# With PYTHONMALLOC=debug, Python overwrites what it has freed.
command = ["env", "PYTHONMALLOC=debug", sys.executable, "-c", program]
subprocess.run(command, check=True)
print("the a is byte", ord("a"))
