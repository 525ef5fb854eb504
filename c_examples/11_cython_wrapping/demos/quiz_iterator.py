# fate: ok
from hashmap_cython import Hashmap

keys = iter(Hashmap({"a": 1, "b": 2}))
print(sorted(keys))
