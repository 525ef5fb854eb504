// life: Conway's Game of Life, on a board whose edges meet.
#ifndef LIFE_H
#define LIFE_H

#include <stddef.h>
#include <stdint.h>

// Marks the functions that people outside the library may call.
#ifndef _WIN32
#define LIFE_API __attribute__((visibility("default")))
#elif defined(LIFE_BUILD) // life.c is being compiled
#define LIFE_API __declspec(dllexport)
#else
#define LIFE_API __declspec(dllimport)
#endif

#ifdef __cplusplus
extern "C" {
#endif

// --8<-- [start:board]
// A board is rows * cols bytes, row after row: 0 is a dead cell, 1 a living one.
// Its edges meet: right of the last column comes the first, below the last row the first.
// With any other byte the result means nothing, but no memory is touched that should not
// be.
//
// All boards belong to the caller. Nothing is kept after a call, nothing is allocated.

// What a function has to say. LIFE_OK is 0.
typedef enum life_status {
    LIFE_OK,
    LIFE_NO_CELLS, // rows or cols is 0
    LIFE_OVERLAP,  // the two boards share bytes
} life_status;
// --8<-- [end:board]

// --8<-- [start:step]
// Computes one generation: reads `now`, and writes each byte of `next`.
// Both are boards of rows * cols bytes. If it does not return LIFE_OK, `next` is left
// alone. Threads may read `now` meanwhile; nobody else may use `next`.
LIFE_API life_status life_step(const uint8_t *now, uint8_t *next, size_t rows, size_t cols);

// Computes the rows from `first` up to, not including, `end` of the next generation, for
// callers that divide a board among threads: each thread has rows of its own.
// The caller has made sure that there are cells, that the boards share no byte, and that
// first <= end <= rows.
LIFE_API void life_rows(const uint8_t *now, uint8_t *next, size_t rows, size_t cols,
                        size_t first, size_t end);
// --8<-- [end:step]

// Returns a status in words. The text belongs to the library and stays valid for ever.
LIFE_API const char *life_strerror(life_status status);

#ifdef __cplusplus
}
#endif

#endif
