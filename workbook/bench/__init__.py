"""Measures calls, starts and the checker, keeps the figures, and plots them.

`make bench` calls it; the site reads what was kept, and programs of chapters name what they want
measured. No test is timed, and nothing here decides whether something passes. It may use sandbox,
drawing and catalog.
"""
