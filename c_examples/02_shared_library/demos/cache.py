# fate: ok
from session import run

run("/sbin/ldconfig -p | grep 'libm\\.so'")
run(
    'python -c \'import ctypes.util; print(ctypes.util.find_library("m"), ctypes.util.find_library("dice"))\''
)
