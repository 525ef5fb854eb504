"""Calls the C++ library `coin`."""

import ctypes

lib = ctypes.CDLL("./libcoin.so")
print("edge:", lib.coin_edge())
print("toss:", lib.coin_toss(3))
