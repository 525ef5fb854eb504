// matrix: tables of doubles, and the sums that people do with them.
#ifndef MATRIX_H
#define MATRIX_H

#include <stddef.h>

// Marks the functions that people outside the library may call.
#ifndef _WIN32
#define MATRIX_API __attribute__((visibility("default")))
#elif defined(MATRIX_BUILD) // matrix.c is being compiled
#define MATRIX_API __declspec(dllexport)
#else
#define MATRIX_API __declspec(dllimport)
#endif

#ifdef __cplusplus
extern "C" {
#endif

// --8<-- [start:constants]
#define MATRIX_VERSION "1.0" // of this library
#define MATRIX_MAX_DIM 4096  // the most rows, and the most columns, that a matrix may have

// What a function that can fail returns.
typedef enum matrix_status {
    MATRIX_OK = 0,
    MATRIX_ERROR_DIM,     // no rows, no columns, or more than MATRIX_MAX_DIM of them
    MATRIX_ERROR_SHAPE,   // rows and columns do not fit together
    MATRIX_ERROR_OVERLAP, // the result would overwrite numbers that are still needed
    MATRIX_ERROR_MEMORY,  // no memory left
} matrix_status;
// --8<-- [end:constants]

// --8<-- [start:struct]
// A table of numbers. The number in row i and column j is data[i * stride + j].
typedef struct matrix {
    size_t rows;
    size_t cols;
    size_t stride; // doubles from the beginning of one row to that of the next
    double *data;  // belongs to the matrix, or to somebody else if the matrix is a view
    int is_view;   // private: nobody's business but the library's
} matrix;
// --8<-- [end:struct]

// For all functions here.
//
// Memory:  a pointer to a matrix is borrowed for the call, and must not be NULL,
//          unless the comment says otherwise.
// Threads: any number of threads may call them at the same time, as long as no
//          matrix that one thread writes is used by another.

// --8<-- [start:memory]
// Makes a matrix full of zeros.
//
// Range:   rows and cols 1 to MATRIX_MAX_DIM.
// Errors:  MATRIX_ERROR_DIM, MATRIX_ERROR_MEMORY; then *result is NULL.
// Memory:  *result belongs to the caller, who gives it back with matrix_free.
MATRIX_API matrix_status matrix_new(size_t rows, size_t cols, matrix **result);

// Gives back what matrix_new made. NULL and views are left alone.
MATRIX_API void matrix_free(matrix *self);

// Makes a view: a matrix whose numbers lie in memory of somebody else. Copies nothing.
//
// Range:   rows and cols 1 to MATRIX_MAX_DIM, stride at least cols.
// Errors:  MATRIX_ERROR_DIM; then *view is left as it was.
// Memory:  *view is a struct of the caller's, for this function to fill in. `data` is kept
//          in it: the caller keeps those doubles alive as long as the view is in use.
MATRIX_API matrix_status matrix_view(matrix *view, double *data, size_t rows, size_t cols,
                                     size_t stride);
// --8<-- [end:memory]

// --8<-- [start:inline]
// Returns the number in a row and a column, both counted from 0. Does not check them.
static inline double matrix_get(const matrix *self, size_t row, size_t col) {
    return self->data[(row * self->stride) + col];
}

// Sets the number in a row and a column, both counted from 0. Does not check them.
static inline void matrix_set(matrix *self, size_t row, size_t col, double value) {
    self->data[(row * self->stride) + col] = value;
}
// --8<-- [end:inline]

// --8<-- [start:sums]
// Multiplies every number in the matrix by factor.
MATRIX_API void matrix_scale(matrix *self, double factor);

// result = a + b. All three have the same shape; result may be a or b itself.
//
// Errors:  MATRIX_ERROR_SHAPE, MATRIX_ERROR_OVERLAP; then result is left as it was.
MATRIX_API matrix_status matrix_add(const matrix *a, const matrix *b, matrix *result);

// result = a * b, the matrix product. a has as many columns as b has rows; result has the
// rows of a and the columns of b, and shares no numbers with them.
//
// Errors:  MATRIX_ERROR_SHAPE, MATRIX_ERROR_OVERLAP; then result is left as it was.
MATRIX_API matrix_status matrix_multiply(const matrix *a, const matrix *b, matrix *result);

// result = a with rows and columns exchanged. They share no numbers.
//
// Errors:  MATRIX_ERROR_SHAPE, MATRIX_ERROR_OVERLAP; then result is left as it was.
MATRIX_API matrix_status matrix_transpose(const matrix *a, matrix *result);

// Returns what a status means, in words. The text lives as long as the program: never free
// it.
MATRIX_API const char *matrix_strerror(matrix_status status);
// --8<-- [end:sums]

#ifdef __cplusplus
}
#endif

#endif
