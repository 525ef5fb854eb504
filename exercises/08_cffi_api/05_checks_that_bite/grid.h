// grid: three functions over a table of numbers, row after row in one piece of memory.
#ifndef GRID_H
#define GRID_H

#include <stddef.h>

// Which of the libraries is meant. One of them is right, each of the others has one
// mistake.
typedef enum {
    GRID_RIGHT,
    GRID_SQUARE,   // its transpose takes every table for a square
    GRID_COPY,     // its transpose copies the table as it is
    GRID_SHORT,    // its row sums leave out the last column
    GRID_FIRST,    // its row sums are all those of the first row
    GRID_ZERO,     // its largest is never below 0
    GRID_CORNER,   // its largest never looks at the very first number
    GRID_VARIANTS, // how many there are
} grid_variant;

// For all functions here: numbers is borrowed, rows * cols of them, both at least 1.

// Writes the table with rows and columns exchanged to result, which has room for as many.
void grid_transpose(grid_variant which, const double *numbers, size_t rows, size_t cols,
                    double *result);

// Writes the sum of each row to sums, which has room for rows of them.
void grid_row_sums(grid_variant which, const double *numbers, size_t rows, size_t cols,
                   double *sums);

// Returns the largest number of the table.
double grid_largest(grid_variant which, const double *numbers, size_t rows, size_t cols);

#endif
