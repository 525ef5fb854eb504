# fate: ok
import gc
import weakref

from declared import PASS, STAGE, lib


class Careless:
    def __init__(self, finalizer_keeps):
        self.line = lib.pipeline_new()
        self.stage = STAGE(lambda value, user: self.look(value))
        lib.pipeline_add(self.line, self.stage, None)
        kept = [self.stage] if finalizer_keeps else []
        weakref.finalize(self, self.give_back, self.line, kept)

    @staticmethod
    def give_back(line, kept):
        lib.pipeline_free(line)

    def look(self, value):
        return PASS


for keeps in (True, False):
    watch = weakref.ref(Careless(finalizer_keeps=keeps))
    gc.collect()
    print("the finalizer keeps the callback:", keeps, "- still there:", watch() is not None)
