# fate: RuntimeError
from hashmap_cython import Hashmap

table = Hashmap({"a": 1, "b": 2})
table.for_each(lambda key, value: table.close())
