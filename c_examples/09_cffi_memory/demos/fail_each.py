# fate: ok
import ringbuf_class
from _counted_cffi_api import ffi, lib


class Ring(ringbuf_class.Ring):
    ffi, lib = ffi, lib


def program() -> None:
    with Ring(64) as ring:
        ring.describe("tank", "litres")
        ring.put(1, b"hello")
        ring.take()
        ring.dump()


for number in range(1, 8):
    lib.counted_fail_at(number)
    try:
        program()
    except MemoryError as error:
        print(number, "MemoryError:", error, end="; ")
    else:
        print(number, "no such allocation", end="; ")
    print("left over:", lib.counted_blocks(), "blocks")
lib.counted_fail_at(0)
