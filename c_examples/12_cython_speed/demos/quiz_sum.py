# fate: OverflowError
import trials_cython

print(trials_cython.of_any_cast([2**62, 2**61]))
print(trials_cython.of_any_cast([2**62, 2**62]))
print(trials_cython.of_any([2**62, 2**62]))
