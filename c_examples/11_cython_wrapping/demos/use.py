# fate: KeyError
from hashmap_cython import Hashmap, constants

prices = Hashmap({"apple": 0.5, "crème brûlée": 4.8})
prices["pear"] = 0.6
print(len(prices), prices["crème brûlée"], "melon" in prices)
print(dict(prices) == {"apple": 0.5, "crème brûlée": 4.8, "pear": 0.6})
print(constants()["tau"], prices.get("melon", 2.2))
print(prices["melon"])
