"""Judges the files of a learner: compile, run, watch, and come to a verdict.

learn/, notebook/ and the command call `judge.judge`. It keeps no state between two calls, never
writes into the folder that it judges, and never runs a learner's code in its own process.
It may use explain, sandbox and catalog.
"""
