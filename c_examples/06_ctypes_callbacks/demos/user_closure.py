# fate: ok
from declared import DROP, PASS, STAGE, lib, run


def above(limit):
    def stage(value, user):
        return PASS if value[0] > limit else DROP

    return STAGE(stage)


lines = []
for limit in (5, 50):
    line, stage = lib.pipeline_new(), above(limit)
    lib.pipeline_add(line, stage, None)
    lines.append((line, stage))
for line, _ in lines:
    print(run(line, 1, 10, 100))
