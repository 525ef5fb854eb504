# fate: SIGFPE
import scratch

risky = scratch.load("wrong/risky.pyx")
for c in (7, -1):
    print(c, "->", risky.place_python(c, 5), "as Python,", risky.place_c(c, 5), "as C")
try:
    risky.place_python(1, 0)
except ZeroDivisionError as error:
    print("as Python:", error)
print("as C:", flush=True)
risky.place_c(1, 0)
