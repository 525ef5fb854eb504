# fate: ok
from declared import DROP, PASS, STAGE, lib, run

limits = {0: 5, 1: 50}


@STAGE
def above(value, key):
    print("the key:", key)
    return PASS if value[0] > limits.get(key, 0) else DROP


for key in limits:
    line = lib.pipeline_new()
    lib.pipeline_add(line, above, key)
    print(run(line, 1))
