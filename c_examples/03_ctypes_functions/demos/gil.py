# fate: ok
import ctypes
import sys
import threading
import time

sys.setswitchinterval(30)  # threads take turns when one lets go, and at no other time


def other_ran(libc: ctypes.CDLL) -> bool:
    """Whether another Python thread did anything while we were in C."""
    libc.sleep.argtypes = [ctypes.c_uint]
    libc.sleep.restype = ctypes.c_uint
    rounds, done = [0], threading.Event()

    def work() -> None:
        while not done.is_set():
            rounds[0] += 1
            time.sleep(0.001)

    thread = threading.Thread(target=work)
    thread.start()
    before = rounds[0]
    libc.sleep(1)  # one second in C
    after = rounds[0]
    done.set()
    thread.join()
    return after > before


print("CDLL: ", other_ran(ctypes.CDLL(None)))
print("PyDLL:", other_ran(ctypes.PyDLL(None)))
