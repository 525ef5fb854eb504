# fate: ok
import signal

from declared import PASS, STAGE, lib, run


@STAGE
def work(value, user):
    if value[0] == 2:
        signal.raise_signal(signal.SIGINT)  # as if you had pressed Ctrl-C here
    return PASS


line = lib.pipeline_new()
lib.pipeline_add(line, work, None)
run(line, 1, 2)
print("still running")
