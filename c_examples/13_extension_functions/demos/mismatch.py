# fate: MismatchError
from checksum_extension import MismatchError, as_hex, crc32, verify

data = b"123456789"
verify(data, 0xCBF43926)
try:
    verify(data, 0xCBF43927)
except MismatchError as error:
    print("found", as_hex(error.actual), "instead of", as_hex(error.expected))
verify(b"12345678?", crc32(data))
