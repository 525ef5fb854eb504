# fate: TypeError
import scratch

module = scratch.load("wrong/str_key.pyx")
print(module.constant(b"pi"))
print(module.constant("pi"))
