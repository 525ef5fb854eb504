# fate: SIGSEGV
import faulthandler

from declared import PASS, STAGE, lib, run

faulthandler.enable()

line = lib.pipeline_new()
lib.pipeline_add(line, STAGE(lambda value, user: PASS), None)
print("the stage is added")
print(run(line, 1, 2, 3))
