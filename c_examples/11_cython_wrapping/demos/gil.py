# fate: ok
import scratch

scratch.translate("wrong/gil.pyx")
