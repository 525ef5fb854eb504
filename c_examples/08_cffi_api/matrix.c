#define MATRIX_BUILD
#include "matrix.h"

#include <stdint.h>
#include <stdlib.h>

static int is_dim(size_t count) {
    return count >= 1 && count <= MATRIX_MAX_DIM;
}

static int same_shape(const matrix *a, const matrix *b) {
    return a->rows == b->rows && a->cols == b->cols;
}

// Whether the memory from the first to the last number of a meets that of b. Two views that
// lie side by side in one table count as well: looking closer is not worth it.
static int overlap(const matrix *a, const matrix *b) {
    uintptr_t a_first = (uintptr_t)&a->data[0];
    uintptr_t b_first = (uintptr_t)&b->data[0];
    uintptr_t a_last = (uintptr_t)&a->data[((a->rows - 1) * a->stride) + a->cols - 1];
    uintptr_t b_last = (uintptr_t)&b->data[((b->rows - 1) * b->stride) + b->cols - 1];
    return a_first <= b_last && b_first <= a_last;
}

static int same_numbers(const matrix *a, const matrix *b) {
    return a->data == b->data && a->stride == b->stride;
}

matrix_status matrix_new(size_t rows, size_t cols, matrix **result) {
    *result = NULL;
    if (!is_dim(rows) || !is_dim(cols)) {
        return MATRIX_ERROR_DIM;
    }
    matrix *made = malloc(sizeof *made); // becomes the caller's, through *result
    double *data = calloc(rows * cols, sizeof *data);
    if (made == NULL || data == NULL) {
        free(made);
        free(data);
        return MATRIX_ERROR_MEMORY;
    }
    *made = (matrix){.rows = rows, .cols = cols, .stride = cols, .data = data};
    *result = made;
    return MATRIX_OK;
}

void matrix_free(matrix *self) {
    if (self == NULL || self->is_view) {
        return;
    }
    free(self->data);
    free(self);
}

// The numbers are written through the view, later.
// NOLINTNEXTLINE(readability-non-const-parameter)
matrix_status matrix_view(matrix *view, double *data, size_t rows, size_t cols,
                          size_t stride) {
    if (!is_dim(rows) || !is_dim(cols) || stride < cols) {
        return MATRIX_ERROR_DIM;
    }
    *view =
        (matrix){.rows = rows, .cols = cols, .stride = stride, .data = data, .is_view = 1};
    return MATRIX_OK;
}

void matrix_scale(matrix *self, double factor) {
    for (size_t i = 0; i < self->rows; i++) {
        for (size_t j = 0; j < self->cols; j++) {
            matrix_set(self, i, j, matrix_get(self, i, j) * factor);
        }
    }
}

// --8<-- [start:add]
matrix_status matrix_add(const matrix *a, const matrix *b, matrix *result) {
    if (!same_shape(a, b) || !same_shape(a, result)) {
        return MATRIX_ERROR_SHAPE;
    }
    if ((overlap(a, result) && !same_numbers(a, result)) ||
        (overlap(b, result) && !same_numbers(b, result))) {
        return MATRIX_ERROR_OVERLAP;
    }
    for (size_t i = 0; i < a->rows; i++) {
        for (size_t j = 0; j < a->cols; j++) {
            matrix_set(result, i, j, matrix_get(a, i, j) + matrix_get(b, i, j));
        }
    }
    return MATRIX_OK;
}
// --8<-- [end:add]

matrix_status matrix_multiply(const matrix *a, const matrix *b, matrix *result) {
    if (a->cols != b->rows || result->rows != a->rows || result->cols != b->cols) {
        return MATRIX_ERROR_SHAPE;
    }
    if (overlap(a, result) || overlap(b, result)) {
        return MATRIX_ERROR_OVERLAP;
    }
    for (size_t i = 0; i < result->rows; i++) {
        for (size_t j = 0; j < result->cols; j++) {
            double sum = 0.0;
            for (size_t k = 0; k < a->cols; k++) {
                sum += matrix_get(a, i, k) * matrix_get(b, k, j);
            }
            matrix_set(result, i, j, sum);
        }
    }
    return MATRIX_OK;
}

matrix_status matrix_transpose(const matrix *a, matrix *result) {
    if (result->rows != a->cols || result->cols != a->rows) {
        return MATRIX_ERROR_SHAPE;
    }
    if (overlap(a, result)) {
        return MATRIX_ERROR_OVERLAP;
    }
    for (size_t i = 0; i < a->rows; i++) {
        for (size_t j = 0; j < a->cols; j++) {
            matrix_set(result, j, i, matrix_get(a, i, j));
        }
    }
    return MATRIX_OK;
}

const char *matrix_strerror(matrix_status status) {
    switch (status) {
    case MATRIX_OK:
        return "no error";
    case MATRIX_ERROR_DIM:
        return "too few or too many rows or columns";
    case MATRIX_ERROR_SHAPE:
        return "rows and columns do not fit together";
    case MATRIX_ERROR_OVERLAP:
        return "the result would overwrite numbers that are still needed";
    case MATRIX_ERROR_MEMORY:
        return "no memory left";
    }
    return "unknown status";
}
