# fate: ok
from declared import PASS, STAGE, lib, run


@STAGE
def meddle(value, user):
    print("run:   ", run(line, 5))
    print("remove:", lib.pipeline_remove(line, 0))
    return PASS


line = lib.pipeline_new()
lib.pipeline_add(line, meddle, None)
print(run(line, 1))
