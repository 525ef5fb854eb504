# fate: ok
import sys

from declared import STAGE, lib, run

sys.unraisablehook = lambda lost: print("lost:", lost.exc_value)


@STAGE
def keep(value, user):
    return value[0] > 0 and 0.0  # PASS, as a float


line = lib.pipeline_new()
lib.pipeline_add(line, keep, None)
status, results = run(line, 1)
