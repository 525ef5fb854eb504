# fate: exit 1
import scratch

scratch.translate("wrong/temporary.pyx")
