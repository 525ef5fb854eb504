"""Frees a pipeline from a stage of its own. Run it with a sanitized library only."""

from declared import PASS, STAGE, lib, run


@STAGE
def away(value, user):
    """Do what the header forbids."""
    lib.pipeline_free(line)  # wrong: C comes back to what is freed here
    return PASS


line = lib.pipeline_new()
lib.pipeline_add(line, away, None)
run(line, 1, 2)
