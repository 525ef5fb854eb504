# fate: ok
import pipeline_ctypes
from pipeline_ctypes import Pipeline

with Pipeline() as line:
    line.filter(lambda celsius: celsius > -273.15)
    line.map(lambda celsius: celsius * 9 / 5 + 32)
    line.until(lambda fahrenheit: fahrenheit > 1000)
    print(line.run([20, -300, 100, 600, 37]))
    line.remove(2)
    print(line.run([20, -300, 100, 600, 37]))
    line.start(range(3), lambda: print("ready"))
    print(line.wait())
print("after the with:", pipeline_ctypes.live())
