"""Turns what compilers, sanitizers, Python and signals say into plain words, a line and a rule.

The judge calls `translate.explain`, and so does `workbook explain` for anybody's own program. It
reads text and the files named in it; it runs nothing and writes nothing. It may use catalog.
"""
