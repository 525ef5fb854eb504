# fate: ok
from textstats_ctypes import Words, live

words = Words("mix the purée with water")
other = "mix the crème with water".encode()
print(*words)
print("readers:", live())
words.close()
print("readers:", live())
