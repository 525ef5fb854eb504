"""Lets a callback go that C still has. Run it with a sanitized library only."""

from declared import PASS, STAGE, lib, run

line = lib.pipeline_new()
lib.pipeline_add(line, STAGE(lambda value, user: PASS), None)
run(line, 1, 2, 3)
