#define LIFE_BUILD
#include "life.h"

// --8<-- [start:rule]
// The rule: a cell lives if it has three neighbours, or if it has two and lives already.
// Of the numbers 0 to 8, 2 | 1 and 3 | 0 and 3 | 1 are 3, and no other is.
// A sum of bytes is an `int` in C. It is made a byte again at once: the compiler then works
// on bytes all the way, and has room for four times as many in one instruction.
static uint8_t fate(int neighbours, uint8_t cell) {
    uint8_t sum = (uint8_t)neighbours;
    return (uint8_t)((sum | cell) == 3);
}

// One row, from the row itself and those above and below it. The pointers are the caller's;
// `next` shares no byte with the others.
static void one_row(const uint8_t *up, const uint8_t *here, const uint8_t *down,
                    uint8_t *restrict next, size_t cols) {
    for (size_t c = 1; c + 1 < cols; c++) {
        int sum = up[c - 1] + up[c] + up[c + 1] + here[c - 1] + here[c + 1] + down[c - 1] +
                  down[c] + down[c + 1];
        next[c] = fate(sum, here[c]);
    }
    // --8<-- [end:rule]
    for (size_t side = 0; side < 2; side++) { // the first cell and the last: edges meet
        size_t c = side == 0 ? 0 : cols - 1;
        size_t left = c == 0 ? cols - 1 : c - 1;
        size_t right = c + 1 == cols ? 0 : c + 1;
        int sum = up[left] + up[c] + up[right] + here[left] + here[right] + down[left] +
                  down[c] + down[right];
        next[c] = fate(sum, here[c]);
    }
}

void life_rows(const uint8_t *now, uint8_t *next, size_t rows, size_t cols, size_t first,
               size_t end) {
    for (size_t r = first; r < end; r++) {
        size_t up = r == 0 ? rows - 1 : r - 1;
        size_t down = r + 1 == rows ? 0 : r + 1;
        one_row(&now[up * cols], &now[r * cols], &now[down * cols], &next[r * cols], cols);
    }
}

life_status life_step(const uint8_t *now, uint8_t *next, size_t rows, size_t cols) {
    if (rows == 0 || cols == 0) {
        return LIFE_NO_CELLS;
    }
    uintptr_t one = (uintptr_t)now;
    uintptr_t two = (uintptr_t)next;
    size_t size = rows * cols;
    if (one < two + size && two < one + size) {
        return LIFE_OVERLAP;
    }
    life_rows(now, next, rows, cols, 0, rows);
    return LIFE_OK;
}

const char *life_strerror(life_status status) {
    switch (status) {
    case LIFE_OK:
        return "no error";
    case LIFE_NO_CELLS:
        return "the board has no cells";
    case LIFE_OVERLAP:
        return "the two boards share memory";
    }
    return "unknown status";
}
