# fate: ValueError
import dice_ctypes

dice_ctypes.seed(2026)
print([dice_ctypes.roll() for _ in range(10)], dice_ctypes.total(3, 20))
print("dice rolled:", dice_ctypes.rolls())
dice_ctypes.roll(0)
