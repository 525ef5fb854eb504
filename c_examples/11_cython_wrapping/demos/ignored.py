# fate: ok
import scratch

module = scratch.load("wrong/ignored.pyx")
print(module.constant("pie"))
module.change("pi", 3)
print(module.constant("pi"))
