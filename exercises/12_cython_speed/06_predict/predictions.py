"""What does each call give? Write your prediction in place of each TODO.

RIGHT      what a Python programmer expects
WRONG      another value, and no exception
EXCEPTION  an exception
"""

RIGHT, WRONG, EXCEPTION = "right", "wrong", "exception"

predictions = {
    "total(np.arange(6)[::-2])": "TODO",
    "block_total(np.arange(6)[::-2])": "TODO",
    "total(np.ones(3, dtype=np.int32))": "TODO",
    "total([1, 2, 3])": "TODO",
    "small_total(np.ones(300, dtype=np.uint8))": "TODO",
    "length(None)": "TODO",
    'first(b"abc")': "TODO",
    "last(np.arange(6))": "TODO",
    "at(np.arange(6), -1)": "TODO",
    "hour(-1)": "TODO",
    "hour_c(-1)": "TODO",
}
