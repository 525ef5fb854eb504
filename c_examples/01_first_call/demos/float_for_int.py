# fate: TypeError
import cmult_cython
import cmult_extension

print("Cython     ", cmult_cython.cmult(6.9, 1.0))
print("C extension", cmult_extension.cmult(6.9, 1.0))
