# fate: exit 1
import scratch

scratch.build("wrong/needs_gil.pyx")
