# fate: ok
from watched import report

for name in ("view_index", "view_copy", "view_in_c"):
    print(f"{name}.py\n{report(f'watched/{name}.py')}")
