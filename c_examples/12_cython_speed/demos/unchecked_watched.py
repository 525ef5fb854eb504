# fate: ok
from scratch import report

for name in ("right", "left", "kill", "inside"):
    print(f"{name}.py")
    print(report("wrong/risky.pyx", f"watched/{name}.py") or "nothing was noticed")
