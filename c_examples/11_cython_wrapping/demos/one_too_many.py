# fate: exit 1
import scratch

scratch.build("wrong/one_too_many.pyx")
