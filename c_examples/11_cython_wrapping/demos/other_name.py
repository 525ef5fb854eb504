# fate: ImportError
import scratch

print(scratch.load("first_cython.pyx").first())
scratch.load("first_cython.pyx", output="first")
