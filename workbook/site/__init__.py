"""Makes the website: runs the demos and notebooks, draws and tabulates, then runs MkDocs.

The commands `site` and `serve` call it, and MkDocs calls its hooks. Everything that it writes
lies in build/ and site/. It may use bench (for figures that are kept), catalog, drawing, sandbox;
it never measures, and never judges.
"""
