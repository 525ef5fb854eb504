"""What a learner's file must not name: it would cost one line, and prove nothing."""

import io
import re
import tokenize
from collections.abc import Mapping
from contextlib import suppress

from workbook.explain.explanation import Explanation

FORBIDDEN = {  # in a learner's file; these cost one line, and would prove nothing
    re.compile(
        r"__SANITIZE_\w+|__has_feature|no_sanitize\w*|__[alu]san_\w+|__sanitizer_\w+"
        r"|(?:A|UB)SAN_OPTIONS|LD_PRELOAD|PYTHONMALLOC|__OPTIMIZE__"
    ): "A program does the same whether or not somebody watches it: it does not ask.",
    re.compile(
        r"""#\s*include\s*[<"](?:/|[^>"\n]*\.\.)[^>"\n]*"""
        # as part of a path; "solutions" may be said, and a build script has no witness
        r"""|(?<=/)solutions/|\bsolutions/\d\d_\w*"""
        r"""|(?<=/ )["']solutions["']|["']solutions["'](?= */|, *["']\d\d_)"""
    ): "An answer stands on its own: it uses the files of its exercise, and no others.",
}


def forbidden(taken: Mapping[str, bytes]) -> Explanation | None:
    """What a learner's file must not name; comments may."""
    for name, data in taken.items():
        text = _without_comments(name, data.decode("utf-8", "replace"))
        for pattern, rule in FORBIDDEN.items():
            if found := pattern.search(text):
                line = text.count("\n", 0, found.start()) + 1
                return Explanation(f"{name} names {found[0]}.", where=f"{name}:{line}", rule=rule)
    return None


def _without_comments(name: str, text: str) -> str:
    """The text with its lines where they were; as it is when Python cannot read it."""
    if not name.endswith(".py"):
        return re.sub(
            r"//[^\n]*|/\*.*?\*/", lambda found: re.sub(r"[^\n]", " ", found[0]), text, flags=re.S
        )
    lines = text.splitlines(keepends=True)
    with suppress(tokenize.TokenError, SyntaxError):
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type == tokenize.COMMENT:
                row, column = token.start
                lines[row - 1] = lines[row - 1][:column] + "\n"
    return "".join(lines)
