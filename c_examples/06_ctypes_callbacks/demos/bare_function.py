# fate: ArgumentError
from declared import PASS, STAGE, lib


def keep_all(value, user):
    return PASS


line = lib.pipeline_new()
stage = STAGE(keep_all)
print("a callback object:", lib.pipeline_add(line, stage, None))
print("a function:       ", lib.pipeline_add(line, keep_all, None))
