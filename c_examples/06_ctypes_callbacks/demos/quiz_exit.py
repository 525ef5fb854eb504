# fate: ok
import sys

from declared import STAGE, lib, run


@STAGE
def stop(value, user):
    sys.exit("enough")


line = lib.pipeline_new()
lib.pipeline_add(line, stop, None)
run(line, 1)
print("what now?")
