"""What does each call give? My predictions.

RIGHT      what a Python programmer expects: the value unchanged, or the length of the text
WRONG      another value, and no exception that you could catch
EXCEPTION  an exception
"""

RIGHT, WRONG, EXCEPTION = "right", "wrong", "exception"

predictions = {
    'length(b"nine pins")': RIGHT,
    'length(b"nine\\0pins")': WRONG,
    'length("nine pins")': RIGHT,
    "whole(2.9)": WRONG,
    "whole(2**31)": EXCEPTION,
    "askingly(-1)": RIGHT,
    "askingly(2000)": EXCEPTION,
    "usually(2000)": EXCEPTION,
    "quietly(2000)": WRONG,
}
