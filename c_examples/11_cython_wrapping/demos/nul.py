# fate: ValueError
import scratch
from hashmap_cython import Hashmap

naive = scratch.load("wrong/naive.pyx").Naive()
naive["user\0admin"] = 1
print(naive["user"], naive["user\0guest"])

table = Hashmap()
table["user\0admin"] = 1
