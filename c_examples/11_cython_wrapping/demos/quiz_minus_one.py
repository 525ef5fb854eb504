# fate: ok
import subprocess
import sys

program = """
import scratch
call = scratch.load("wrong/minus_one.pyx").call
call(2)
call(-1)
"""
done = subprocess.run([sys.executable, "-c", program], stderr=subprocess.PIPE, text=True)
crashed = done.returncode < 0
print("killed by signal", -done.returncode) if crashed else print(done.stderr.splitlines()[-1])
