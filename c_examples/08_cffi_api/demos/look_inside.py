# fate: ok
from pathlib import Path

text = Path("_matrix_cffi_api.c").read_text()
lines = len(text.splitlines())
print(f"{lines} lines were generated. These are two places:\n")


def show(begin: str) -> None:
    start = text.index(begin)
    print(text[start : text.index("\n}\n", start) + 3])


show("static void _cffi_checkfld_typedef_matrix(")
show("static PyObject *\n_cffi_f_matrix_scale(")
