// The library once more, with other functions in the place of malloc and free. For tests,
// and for looking: the counts are global, so one thread at a time.
#define RINGBUF_BUILD
#include "counted.h"

#include <stdlib.h>
#include <string.h> // before malloc and free get another meaning

// --8<-- [start:counted]
typedef union {
    size_t size;
    max_align_t aligned; // so that the block behind it begins where malloc's own would
} note;

static size_t fail_at, blocks, bytes;

static void *counted_malloc(size_t size) {
    int fails = fail_at == 1;
    fail_at -= fail_at > 0;
    note *made = fails ? NULL : malloc(sizeof *made + size);
    if (made == NULL) {
        return NULL;
    }
    made->size = size;
    blocks++;
    bytes += size;
    return made + 1; // behind the note
}

static void counted_free(void *block) {
    if (block != NULL) {
        note *made = (note *)block - 1;
        blocks--;
        bytes -= made->size;
        free(made);
    }
}

#define malloc counted_malloc
#define free counted_free
#include "ringbuf.c" // NOLINT(bugprone-suspicious-include): once more, with these two
// --8<-- [end:counted]

void counted_fail_at(size_t number) {
    fail_at = number;
}

size_t counted_blocks(void) {
    return blocks;
}

size_t counted_bytes(void) {
    return bytes;
}
