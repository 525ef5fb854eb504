# fate: ok
import dice_cffi_api
import dice_ctypes

print("ctypes rolls", dice_ctypes.total(3), "- CFFI has rolled", dice_cffi_api.rolls(), "dice")
print("CFFI rolls  ", dice_cffi_api.total(3), "- ctypes has rolled", dice_ctypes.rolls(), "dice")
