# fate: ok
import re
from pathlib import Path

generated = Path("first_cython.c").read_text("utf-8")
print(generated.count("\n") // 1000, "thousand lines of C")
# Above each piece of C stands a comment with the line that it was made from.
pieces = re.split(r"^  /\* \"first_cython\.pyx\":\d+$", generated, flags=re.M)
for wanted in ("hashmap_get(table", "return price"):
    piece = next(piece for piece in pieces if re.search(rf" \* +{re.escape(wanted)}.*<<<", piece))
    comment, _, code = piece.partition("*/")
    print(f"\n{wanted} ...")
    print(code.strip("\n").partition("\n\n")[0])
