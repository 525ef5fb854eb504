"""For those who write the book: `new`, `lint`, `style`.

The command calls it, and tests do. It never touches work/ and judges no answers.
It may use catalog.
"""
