"""What does each call give? Write your prediction in place of each TODO.

RIGHT      what a Python programmer expects
WRONG      another value, and no exception
EXCEPTION  an exception
"""

RIGHT, WRONG, EXCEPTION = "right", "wrong", "exception"

predictions = {
    "total(np.arange(6)[::-2])": RIGHT,
    "block_total(np.arange(6)[::-2])": EXCEPTION,
    "total(np.ones(3, dtype=np.int32))": EXCEPTION,
    "total([1, 2, 3])": EXCEPTION,
    "small_total(np.ones(300, dtype=np.uint8))": WRONG,
    "length(None)": WRONG,
    'first(b"abc")': EXCEPTION,
    "last(np.arange(6))": RIGHT,
    "at(np.arange(6), -1)": EXCEPTION,
    "hour(-1)": RIGHT,
    "hour_c(-1)": WRONG,
}
