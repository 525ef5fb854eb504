# fate: exit 1
import scratch

scratch.translate("wrong/no_noexcept.pyx")
