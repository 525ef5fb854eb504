# fate: SIGABRT
import scratch

table = scratch.load("wrong/frees_all.pyx").constants()
print(len(table))
del table
print("this line is never reached")
