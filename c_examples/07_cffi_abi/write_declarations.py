"""Write the modules that the start-up measurement imports: 10, 100 and 1,000 declarations.

For each number there are two: in-line, which parses the declarations when it is imported, and
out-of-line, which CFFI has prepared. All files go to the folder in which this runs.
"""

# --8<-- [start:declarations]
from pathlib import Path

from cffi import FFI


def declarations(count: int) -> str:
    """So many declarations, in the manner of a real header: each tenth one is a struct."""
    lines = []
    for n in range(count):
        if n % 10 == 0:
            struct = f"struct part_{n}"
            lines.append(f"{struct} {{ int64_t id; double weight; const char *name; }};")
        else:
            lines.append(f"int part_call_{n}({struct} *part, const char *text, size_t size);")
    return "\n".join(lines)


for count in (10, 100, 1000):
    text = declarations(count)
    inline = f'from cffi import FFI\n\nffi = FFI()\nffi.cdef("""\n{text}\n""")\n'
    Path(f"declared_inline_{count}.py").write_text(inline)
    builder = FFI()
    builder.cdef(text)
    builder.set_source(f"declared_ready_{count}", None)
    builder.compile()
# --8<-- [end:declarations]
