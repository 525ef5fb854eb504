// The album once more, with other functions in the place of malloc and free.
#include "counted.h"

#include <stdlib.h>
#include <string.h>

static size_t fail_at, blocks;

static void *counted_malloc(size_t size) {
    int fails = fail_at == 1;
    fail_at -= fail_at > 0;
    if (fails || size == 0) {
        return NULL; // the C standard allows both answers for 0 bytes; this is one of them
    }
    void *made = malloc(size);
    if (made == NULL) {
        return NULL;
    }
    blocks++;
    return memset(made, 0x5A, size); // a fresh block may hold anything, and seldom zeros
}

static void *counted_calloc(size_t count, size_t size) {
    void *made = counted_malloc(count * size);
    return made == NULL ? NULL : memset(made, 0, count * size);
}

static void counted_free(void *block) {
    blocks -= block != NULL;
    free(block);
}

void counted_fail_at(size_t number) {
    fail_at = number;
}

size_t counted_blocks(void) {
    return blocks;
}

#define malloc counted_malloc
#define calloc counted_calloc
#define free counted_free
#include "album.c" // NOLINT(bugprone-suspicious-include): your file, with these three
