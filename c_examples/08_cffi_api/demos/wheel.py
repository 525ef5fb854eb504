# fate: ok
import shutil
import zipfile

from scratch import HERE, run, scratch

FILES = (
    "matrix.h",
    "matrix.c",
    "matrix_cffi_api_build.py",
    "matrix_cffi_api.py",
    "matrix_class.py",
)
PIP = ["python", "-m", "pip", "--disable-pip-version-check", "--quiet"]
with scratch(*FILES) as folder:
    for name in ("pyproject.toml", "setup.py"):
        shutil.copy(HERE / "packaging" / name, folder)
    run(folder, *PIP, "wheel", ".", "--no-deps", "--no-index", "--no-build-isolation")
    (wheel,) = folder.glob("*.whl")
    print(wheel.name)
    print(*(f"    {name}" for name in zipfile.ZipFile(wheel).namelist()), sep="\n")

    run(folder, *PIP, "install", wheel.name, "--no-deps", "--no-index", "--target", "elsewhere")
    program = "from matrix_cffi_api import Matrix; print(Matrix.from_rows([[1, 2]]))"
    run(folder / "elsewhere", "python", "-c", program)
