# fate: ok
from declared import PASS, STAGE, lib, run


def keep_all(value, user):
    return PASS


line = lib.pipeline_new()
stage = STAGE(keep_all)
lib.pipeline_add(line, stage, None)
print(run(line, 1, 2, 3))
print("removed:", lib.pipeline_remove(line, 0))  # first C forgets the address,
del stage  # then the callback may go
lib.pipeline_free(line)
