# fate: ok
from session import run

run("/sbin/ldconfig -p | grep 'libm\\.so'", "python find.py")
