// levels: stretches the brightness of a picture, or any table of numbers.
#ifndef LEVELS_H
#define LEVELS_H

#include <stddef.h>

// Changes a table so that its smallest number becomes 0 and its largest becomes 1. A table
// of equal numbers becomes all 0. The number in row i and column j is
// numbers[i * stride + j].
//
// Range:   rows and cols at least 1, stride at least cols.
// Errors:  none; nothing is checked.
// Memory:  numbers is borrowed for the call, and written. What lies between the end of one
//          row and the beginning of the next is left alone.
// Threads: any number of threads may call it, each with a table of its own.
void levels_stretch(double *numbers, size_t rows, size_t cols, size_t stride);

#endif
