# fate: ok
from pipeline_ctypes import Pipeline


def total(tree):
    """Add up a tree of lists: a stage runs a pipeline for each branch."""
    sums = []

    def add(index):
        branch = tree[int(index)]
        sums.append(total(branch) if isinstance(branch, list) else branch)
        return index

    with Pipeline() as line:
        line.map(add)
        line.run(range(len(tree)))
    return sum(sums)


print(total([1, [2, 3], [[4], [5, [6]]]]))

deep = [1]
for _ in range(5000):
    deep = [deep]
try:
    total(deep)
except RecursionError as error:
    print("RecursionError:", str(error)[:32])
