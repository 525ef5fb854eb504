# fate: ZeroDivisionError
from declared import FAILED, PASS, STAGE, lib, run

raised = []


@STAGE
def inverse(value, user):
    try:
        value[0] = 1 / value[0]
        return PASS
    except BaseException as error:
        raised.append(error)  # keep it
        return FAILED  # tell C, in C's way


line = lib.pipeline_new()
lib.pipeline_add(line, inverse, None)
status, results = run(line, 4, 0, 2)
print("status:", status, "results:", results)
if raised:
    raise raised.pop()  # C has returned: now it can go on its way
