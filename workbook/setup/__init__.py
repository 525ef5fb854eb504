"""Gets a machine ready, and finds out whether it is: the set-up of .venv, and `workbook doctor`.

bootstrap.py runs before anything is installed, so it uses the standard library alone and can be
read by an old Python. The doctor repairs nothing: it says what to type. It may use sandbox and
catalog.
"""
