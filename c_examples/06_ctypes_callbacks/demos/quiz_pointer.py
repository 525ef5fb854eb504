# fate: ok
from declared import PASS, STAGE, lib, run

kept = []


@STAGE
def keep(value, user):
    kept.append(value)  # the pointer
    return PASS


line = lib.pipeline_new()
lib.pipeline_add(line, keep, None)
print(run(line, 1, 2, 3))
print("the numbers are", "still there" if [p[0] for p in kept] == [1, 2, 3] else "gone")
