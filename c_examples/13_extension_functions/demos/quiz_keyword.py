# fate: ok
from scratch import session

session(
    "from checksum_extension import crc32, verify",
    'verify(data=b"123456789", expected=0xCBF43926)',
    'crc32(data=b"123456789")',
    says="takes no keyword arguments",
)
