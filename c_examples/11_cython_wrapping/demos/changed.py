# fate: RuntimeError
from hashmap_cython import Hashmap

table = Hashmap({"a": 1, "b": 2, "c": 3})
for key in table:
    table[key] += 0.5  # a new value: allowed
print(table)
for key in table:
    del table[key]
