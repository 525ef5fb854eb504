# fate: OverflowError
import cmult_cffi_api
import cmult_ctypes

print("ctypes", cmult_ctypes.cmult(2**31, 1.0))
print("CFFI  ", cmult_cffi_api.cmult(2**31, 1.0))
