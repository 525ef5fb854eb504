# fate: ok
import textstats_ctypes as textstats

for call in (
    lambda: textstats.count("to be\0or not"),
    lambda: textstats.count(b"gr\xf6\xdfe"),
    lambda: textstats.mean([2**31]),
    lambda: textstats.word("to be", 2),
    lambda: textstats.byte_counts(memoryview(b"to be")[::2]),
):
    try:
        call()
    except (ValueError, OverflowError, IndexError, TypeError) as error:
        print(f"{type(error).__name__}: {error}")
