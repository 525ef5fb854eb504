# fate: ok
from pathlib import Path

text = Path("_jsonscan_cffi_api.c").read_text()
start = text.index("static struct _cffi_externpy_s _cffi_externpy__on_events")
print(text[start : text.index("\n}\n", start) + 3])
