# fate: SIGSEGV
import faulthandler

import scratch

faulthandler.enable()  # so that Python says something before it dies
Naive = scratch.load("wrong/naive.pyx").Naive


class Prices(Naive):
    def __init__(self, shop):  # forgets to call super().__init__()
        self.shop = shop


prices = Prices("corner")
print(prices.shop)
prices["apple"] = 0.5
