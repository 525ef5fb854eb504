"""Runs commands as children under limits, and knows compilers and sanitizers.

Every room that starts a program calls it. Whatever the child does is a result, never an exception
of ours. It never looks at what the output means. It may use catalog.
"""
