"""What a notebook adds to Jupyter: %%c and %%child cells, `show`, `layout`, and `check("03/02")`.

`%load_ext workbook` loads it. It never runs a learner's code in the kernel: that happens in child
processes, which sandbox/ and judge/ start. It may use learn, judge, drawing and what is below them.
"""
