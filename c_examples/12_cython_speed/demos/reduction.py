# fate: exit 1
import scratch

scratch.build("wrong/reduction.pyx")
