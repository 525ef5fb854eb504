# fate: ok
import sys
from pathlib import Path

from geometry_structs import STRUCTS

sys.path.append("..")
from layout_check import differences

print(differences(Path("geometry.h"), STRUCTS))
