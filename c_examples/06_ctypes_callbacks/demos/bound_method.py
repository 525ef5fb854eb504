# fate: ok
from declared import PASS, STAGE


class Counter:
    def __init__(self):
        self.count = 0

    def stage(self, value, user):
        self.count += 1
        return PASS


counter = Counter()
print("the same method:  ", counter.stage == counter.stage)
print("the same callback:", STAGE(counter.stage) is STAGE(counter.stage))
