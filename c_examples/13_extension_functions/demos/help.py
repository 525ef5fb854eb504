# fate: ok
import inspect

import checksum_extension

print(inspect.signature(checksum_extension.verify))
help(checksum_extension.crc32)
