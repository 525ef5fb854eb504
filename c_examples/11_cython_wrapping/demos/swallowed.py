# fate: ok
import scratch

module = scratch.load("wrong/swallowed.pyx")
print(module.half_of(3))
print(module.nothing_of(3))
