# fate: ok
import scratch

module = scratch.load("wrong/int_value.pyx")
print(module.put_and_get(0.5))
print(module.put_and_get(3.9))
