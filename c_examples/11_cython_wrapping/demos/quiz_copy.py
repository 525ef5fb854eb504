# fate: TypeError
import copy

from hashmap_cython import Hashmap

table = Hashmap({"a": 1})
print(table.copy())
print(copy.copy(table))
