# fate: ok
import scratch


def check(key, value):
    if value > 3:
        raise ValueError(f"{key} is too large")


scratch.load("wrong/lost.pyx").for_each_constant(check)
print("all constants are small enough")
