# fate: ok
from declared import DROP, PASS, STAGE, lib, run


def keep_all(value, user):
    return PASS


def keep_none(value, user):
    print("keep_none is called")
    return DROP


line, other = lib.pipeline_new(), lib.pipeline_new()
lib.pipeline_add(line, STAGE(keep_all), None)
stage = STAGE(keep_none)  # for the other pipeline
lib.pipeline_add(other, stage, None)
print(run(line, 1))
