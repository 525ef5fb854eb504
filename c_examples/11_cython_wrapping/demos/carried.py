# fate: ValueError
from hashmap_cython import constants


def check(key, value):
    if value > 3:
        raise ValueError(f"{key} is too large")


constants().for_each(check)
print("this line is not reached")
