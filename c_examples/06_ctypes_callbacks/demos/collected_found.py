# fate: ok
import weakref

from declared import PASS, STAGE, lib


def keep_all(value, user):
    return PASS


line = lib.pipeline_new()
stage = STAGE(keep_all)
weakref.finalize(stage, print, "the callback is gone, and C?")
print("adding it")
lib.pipeline_add(line, stage, None)
print("added")
stage = None  # what happens at the end of a function
print("now C would call it")
