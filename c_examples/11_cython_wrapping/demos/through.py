# fate: ValueError
import scratch


def check(key, value):
    if value > 3:
        raise ValueError(f"{key} is too large")


scratch.load("wrong/through.pyx").for_each_constant(check)
