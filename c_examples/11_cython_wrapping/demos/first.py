# fate: ok
import first_cython

print(first_cython.first())
