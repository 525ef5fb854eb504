"""What does each call give? Write your prediction in place of each TODO.

RIGHT      what a Python programmer expects: the value unchanged, or the length of the text
WRONG      another value, and no exception that you could catch
EXCEPTION  an exception
"""

RIGHT, WRONG, EXCEPTION = "right", "wrong", "exception"

predictions = {
    'length(b"nine pins")': "TODO",
    'length(b"nine\\0pins")': "TODO",
    'length("nine pins")': "TODO",
    "whole(2.9)": "TODO",
    "whole(2**31)": "TODO",
    "askingly(-1)": "TODO",
    "askingly(2000)": "TODO",
    "usually(2000)": "TODO",
    "quietly(2000)": "TODO",
}
