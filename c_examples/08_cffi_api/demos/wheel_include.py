# fate: ok
import shutil

from scratch import HERE, run, scratch

FILES = (
    "matrix.h",
    "matrix.c",
    "matrix_cffi_api_build.py",
    "matrix_cffi_api.py",
    "matrix_class.py",
)
with scratch(*FILES) as folder:
    script = folder / "matrix_cffi_api_build.py"
    text = script.read_text()
    script.write_text("".join(line for line in text.splitlines(True) if "include_dirs" not in line))
    run(folder, "python", script.name)
    print("as a script: built")
    for name in ("pyproject.toml", "setup.py"):
        shutil.copy(HERE / "packaging" / name, folder)
    said = run(folder, "python", "setup.py", "build_ext", show=False)
    print("by setup.py:", next(line for line in said.splitlines() if "error:" in line))
