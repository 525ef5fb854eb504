# fate: ok
import ctypes
import shutil
import tempfile
from pathlib import Path

first = ctypes.CDLL("./libdice.so")
second = ctypes.CDLL(str(Path("libdice.so").resolve()))  # the same file, by another path
with tempfile.TemporaryDirectory() as folder:
    copy = ctypes.CDLL(shutil.copy("libdice.so", folder))

first.dice_seed(7)
first.dice_roll(6)
first.dice_roll(6)
print("rolls:", first.dice_rolls(), second.dice_rolls(), copy.dice_rolls())

second.dice_seed(7)  # somebody else in this process, for a reason of their own
print("rolls:", first.dice_rolls(), second.dice_rolls(), copy.dice_rolls())
