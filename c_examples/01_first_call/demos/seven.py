# fate: ok
import importlib
import tomllib
from pathlib import Path

table = tomllib.loads(Path("bindings.toml").read_text())
for binding in table["binding"]:
    module = importlib.import_module(binding["module"])
    print(f"{binding['name']:<20}", module.cmult(6, 2.3))
