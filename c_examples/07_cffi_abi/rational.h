// rational: exact fractions. 1/3 stays 1/3, and ten times 1/10 is 1.
#ifndef RATIONAL_H
#define RATIONAL_H

#include <stddef.h>
#include <stdint.h>

// Marks the functions that people outside the library may call.
#ifndef _WIN32
#define RATIONAL_API __attribute__((visibility("default")))
#elif defined(RATIONAL_BUILD) // rational.c is being compiled
#define RATIONAL_API __declspec(dllexport)
#else
#define RATIONAL_API __declspec(dllimport)
#endif

#ifdef __cplusplus
extern "C" {
#endif

// --8<-- [start:types]
// A fraction in lowest terms. rational_make and rational_parse make such values.
// Range: num from -INT64_MAX to INT64_MAX, den from 1 to INT64_MAX.
struct rational {
    int64_t num; // above the line, with the sign
    int64_t den; // below the line
};

// A fraction with a name: "flour", 3/4.
struct rational_entry {
    const char *name; // ends with a zero byte; borrowed: whoever set it keeps it alive
    struct rational amount;
};

// A fraction in two parts, one struct in another: 7/4 is 1 and 3/4.
struct rational_parts {
    struct rational whole;
    struct rational rest; // not below 0, and less than 1
};

// What a function returns: RATIONAL_OK, or why it wrote no result.
enum rational_status {
    RATIONAL_OK,
    RATIONAL_ZERO_DENOMINATOR, // a den of zero, or a den below 1 in a struct rational
    RATIONAL_OVERFLOW,         // a number, or a step on the way, does not fit 64 bits
    RATIONAL_SYNTAX,           // the text is no fraction
    RATIONAL_TOO_SMALL,        // the text does not fit the buffer
    RATIONAL_NO_MEMORY,        // malloc failed
};

// Bytes of the longest text of one fraction, with the zero byte at its end.
#define RATIONAL_TEXT_SIZE 41
// --8<-- [end:types]

// For all functions here.
//
// Memory:  every pointer is borrowed for the length of the call, unless the function says
//          otherwise. None of them may be NULL, except an array of 0 elements.
// Errors:  an enum rational_status, as int. If it is not RATIONAL_OK, nothing was written.
// Threads: any number of threads may call them, each with results of its own.

// --8<-- [start:functions]
// Returns the greatest common divisor. 12 and 18 have 6; 0 and n have n; 0 and 0 have 0.
RATIONAL_API uint64_t rational_gcd(int64_t a, int64_t b);

// Writes num/den in lowest terms. Errors: RATIONAL_ZERO_DENOMINATOR, RATIONAL_OVERFLOW.
RATIONAL_API int rational_make(int64_t num, int64_t den, struct rational *result);

// Reads text such as "3", "-6/8" or "+1/2", without spaces, which ends with a zero byte.
// Errors: RATIONAL_SYNTAX, RATIONAL_ZERO_DENOMINATOR, RATIONAL_OVERFLOW.
RATIONAL_API int rational_parse(const char *text, struct rational *result);

// Write a + b and a * b. Errors: RATIONAL_ZERO_DENOMINATOR, RATIONAL_OVERFLOW.
RATIONAL_API int rational_add(struct rational a, struct rational b, struct rational *sum);
RATIONAL_API int rational_mul(struct rational a, struct rational b,
                              struct rational *product);

// Returns the whole number below a fraction, and the rest: 7/4 is 1 and 3/4, -1/4 is -1 and
// 3/4. Both parts are 0/0, which is no fraction, if value.den is below 1.
RATIONAL_API struct rational_parts rational_split(struct rational value);

// Writes -1, 0 or 1: a is less than, equal to, or greater than b.
// Errors: RATIONAL_ZERO_DENOMINATOR.
RATIONAL_API int rational_compare(struct rational a, struct rational b, int *order);

// Writes the sum of `count` values, 0 for none.
// Errors: RATIONAL_ZERO_DENOMINATOR, RATIONAL_OVERFLOW.
RATIONAL_API int rational_sum(const struct rational *values, size_t count,
                              struct rational *sum);

// Writes "3/4", or "3" for a whole number, and a zero byte, into a buffer of `size` bytes.
// RATIONAL_TEXT_SIZE bytes are always enough. Errors: RATIONAL_TOO_SMALL.
RATIONAL_API int rational_format(struct rational value, char *buffer, size_t size);

// Writes "flour: 3/4" and a zero byte, into a buffer of `size` bytes.
// Errors: RATIONAL_TOO_SMALL.
RATIONAL_API int rational_entry_format(const struct rational_entry *entry, char *buffer,
                                       size_t size);

// Returns the entry with the largest amount, the first one of several, or NULL if count is
// 0. Memory: the result points into `entries`, and lives as long as they do.
RATIONAL_API const struct rational_entry *
rational_largest(const struct rational_entry *entries, size_t count);

// Joins values to a new text, "1/2 + 1/3 + 1/6", which is "" for none.
// Memory: *text belongs to the caller, who hands it to rational_text_free.
// Errors: RATIONAL_NO_MEMORY.
RATIONAL_API int rational_join(const struct rational *values, size_t count, char **text);

// Frees what rational_join made. NULL is allowed.
RATIONAL_API void rational_text_free(char *text);

// Returns a sentence for a status.
// Memory: the text belongs to the library and is never freed.
RATIONAL_API const char *rational_strerror(int status);
// --8<-- [end:functions]

#ifdef __cplusplus
}
#endif

#endif
