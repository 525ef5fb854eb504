# fate: SystemError
import scratch

call = scratch.load("wrong/minus_one.pyx").call
call(2)
call(-1)
