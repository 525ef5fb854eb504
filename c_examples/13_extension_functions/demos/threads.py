# fate: ok
import zlib
from threading import Thread

from checksum_extension import crc32, crc32_combine

data = bytes(range(256)) * 4096  # one MiB
half = len(data) // 2
view = memoryview(data)
sums = [0, 0]


def work(number, piece):
    sums[number] = crc32(piece)


threads = [Thread(target=work, args=(n, view[n * half : (n + 1) * half])) for n in (0, 1)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(crc32_combine(sums[0], sums[1], half) == zlib.crc32(data))
