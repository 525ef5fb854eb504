#include "grid.h"

void grid_transpose(grid_variant which, const double *numbers, size_t rows, size_t cols,
                    double *result) {
    size_t all = rows * cols;
    for (size_t i = 0; i < rows; i++) {
        for (size_t j = 0; j < cols; j++) {
            size_t place = (j * rows) + i;
            if (which == GRID_SQUARE) {
                place = ((j * cols) + i) % all;
            } else if (which == GRID_COPY) {
                place = (i * cols) + j;
            }
            result[place] = numbers[(i * cols) + j];
        }
    }
}

void grid_row_sums(grid_variant which, const double *numbers, size_t rows, size_t cols,
                   double *sums) {
    size_t last = which == GRID_SHORT && cols > 1 ? cols - 1 : cols;
    for (size_t i = 0; i < rows; i++) {
        size_t row = which == GRID_FIRST ? 0 : i;
        sums[i] = 0.0;
        for (size_t j = 0; j < last; j++) {
            sums[i] += numbers[(row * cols) + j];
        }
    }
}

double grid_largest(grid_variant which, const double *numbers, size_t rows, size_t cols) {
    size_t all = rows * cols;
    size_t begin = which == GRID_CORNER && all > 1 ? 1 : 0;
    double largest = which == GRID_ZERO ? 0.0 : numbers[begin];
    for (size_t i = begin; i < all; i++) {
        largest = numbers[i] > largest ? numbers[i] : largest;
    }
    return largest;
}
