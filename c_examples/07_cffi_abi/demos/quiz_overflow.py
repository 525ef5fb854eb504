# fate: OverflowError
from rational_cffi_abi_inline import lib

lib.rational_gcd(2**63, 12)
