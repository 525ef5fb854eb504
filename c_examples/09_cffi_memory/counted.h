// counted: the same ringbuf, with its memory counted. It runs out when you say so.
#ifndef COUNTED_H
#define COUNTED_H

#include "ringbuf.h"

// --8<-- [start:all]
// Lets one allocation fail: the next is number 1. 0 lets none fail.
RINGBUF_API void counted_fail_at(size_t number);

// Returns how many blocks the library has, and how many bytes they have together.
RINGBUF_API size_t counted_blocks(void);
RINGBUF_API size_t counted_bytes(void);
// --8<-- [end:all]

#endif
