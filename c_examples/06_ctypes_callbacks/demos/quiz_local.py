# fate: ok
from declared import DROP, PASS, STAGE, lib, run


def prepare():
    line = lib.pipeline_new()
    stage = STAGE(lambda value, user: PASS)
    lib.pipeline_add(line, stage, None)
    print("in the function:", run(line, 1))
    return line


line = prepare()
other = STAGE(lambda value, user: DROP)
print("after it:       ", run(line, 1))
