#define RATIONAL_BUILD
#include "rational.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// --- Numbers
// -------------------------------------------------------------------------------

// The distance from zero, which fits even for INT64_MIN.
static uint64_t magnitude(int64_t number) {
    return number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
}

uint64_t rational_gcd(int64_t a, int64_t b) {
    uint64_t x = magnitude(a);
    uint64_t y = magnitude(b);
    while (y != 0) {
        uint64_t rest = x % y;
        x = y;
        y = rest;
    }
    return x;
}

// *product = a * b, if it lies between -INT64_MAX and INT64_MAX.
static bool multiply(int64_t a, int64_t b, int64_t *product) {
    if (a != 0 && magnitude(b) > INT64_MAX / magnitude(a)) {
        return false;
    }
    *product = a * b;
    return true;
}

// *sum = a + b, if it lies between -INT64_MAX and INT64_MAX.
static bool plus(int64_t a, int64_t b, int64_t *sum) {
    if (b > 0 ? a > INT64_MAX - b : a < -INT64_MAX - b) {
        return false;
    }
    *sum = a + b;
    return true;
}

static bool valid(struct rational value) {
    return value.den > 0;
}

// --- Fractions
// -----------------------------------------------------------------------------

// --8<-- [start:make]
int rational_make(int64_t num, int64_t den, struct rational *result) {
    if (den == 0) {
        return RATIONAL_ZERO_DENOMINATOR;
    }
    uint64_t divisor = rational_gcd(num, den);
    uint64_t above = magnitude(num) / divisor;
    uint64_t below = magnitude(den) / divisor;
    if (above > INT64_MAX || below > INT64_MAX) {
        return RATIONAL_OVERFLOW;
    }
    result->num = (num < 0) == (den < 0) ? (int64_t)above : -(int64_t)above;
    result->den = (int64_t)below;
    return RATIONAL_OK;
}
// --8<-- [end:make]

int rational_add(struct rational a, struct rational b, struct rational *sum) {
    if (!valid(a) || !valid(b)) {
        return RATIONAL_ZERO_DENOMINATOR;
    }
    int64_t common = (int64_t)rational_gcd(a.den, b.den);
    int64_t left = 0;
    int64_t right = 0;
    int64_t num = 0;
    int64_t den = 0;
    if (!multiply(a.num, b.den / common, &left) ||
        !multiply(b.num, a.den / common, &right) || !plus(left, right, &num) ||
        !multiply(a.den / common, b.den, &den)) {
        return RATIONAL_OVERFLOW;
    }
    return rational_make(num, den, sum);
}

int rational_mul(struct rational a, struct rational b, struct rational *product) {
    if (!valid(a) || !valid(b)) {
        return RATIONAL_ZERO_DENOMINATOR;
    }
    // Lowest terms first: then the product overflows only when its result does not fit.
    int64_t across = (int64_t)rational_gcd(a.num, b.den);
    int64_t other = (int64_t)rational_gcd(b.num, a.den);
    int64_t num = 0;
    int64_t den = 0;
    if (!multiply(a.num / across, b.num / other, &num) ||
        !multiply(a.den / other, b.den / across, &den)) {
        return RATIONAL_OVERFLOW;
    }
    return rational_make(num, den, product);
}

// Splits a valid fraction into the whole number below it, which it returns, and the rest.
static int64_t whole_part(struct rational value, int64_t *rest) {
    int64_t whole = value.num / value.den;
    *rest = value.num % value.den;
    if (*rest < 0) {
        *rest += value.den;
        whole -= 1;
    }
    return whole;
}

struct rational_parts rational_split(struct rational value) {
    const struct rational nothing = {.num = 0, .den = 0};
    struct rational_parts parts = {.whole = nothing, .rest = nothing};
    if (valid(value)) {
        int64_t rest = 0;
        parts.whole = (struct rational){.num = whole_part(value, &rest), .den = 1};
        parts.rest = (struct rational){.num = rest, .den = rest == 0 ? 1 : value.den};
    }
    return parts;
}

int rational_compare(struct rational a, struct rational b, int *order) {
    if (!valid(a) || !valid(b)) {
        return RATIONAL_ZERO_DENOMINATOR;
    }
    // Cross-multiplying could overflow. Compare the whole parts; when they are equal, turn
    // both rests upside down, which turns the order as well, and go on.
    int greater = 1;
    for (;;) {
        int64_t rest_a = 0;
        int64_t rest_b = 0;
        int64_t whole_a = whole_part(a, &rest_a);
        int64_t whole_b = whole_part(b, &rest_b);
        if (whole_a != whole_b) {
            *order = whole_a > whole_b ? greater : -greater;
            return RATIONAL_OK;
        }
        if (rest_a == 0 || rest_b == 0) {
            *order = ((rest_a > 0) - (rest_b > 0)) * greater;
            return RATIONAL_OK;
        }
        a = (struct rational){.num = a.den, .den = rest_a};
        b = (struct rational){.num = b.den, .den = rest_b};
        greater = -greater;
    }
}

int rational_sum(const struct rational *values, size_t count, struct rational *sum) {
    struct rational total = {.num = 0, .den = 1};
    for (size_t i = 0; i < count; i++) {
        int status = rational_add(total, values[i], &total);
        if (status != RATIONAL_OK) {
            return status;
        }
    }
    *sum = total;
    return RATIONAL_OK;
}

// --- Text
// ----------------------------------------------------------------------------------

// Reads digits, moves *text behind them, and adds them up in *number.
static int digits(const char **text, int64_t *number) {
    if (**text < '0' || **text > '9') {
        return RATIONAL_SYNTAX;
    }
    bool fits = true;
    *number = 0;
    for (; **text >= '0' && **text <= '9'; (*text)++) {
        if (!fits || !multiply(*number, 10, number) ||
            !plus(*number, **text - '0', number)) {
            fits = false;
        }
    }
    return fits ? RATIONAL_OK : RATIONAL_OVERFLOW;
}

int rational_parse(const char *text, struct rational *result) {
    bool negative = *text == '-';
    if (*text == '-' || *text == '+') {
        text++;
    }
    int64_t num = 0;
    int64_t den = 1;
    int first = digits(&text, &num);
    int second = RATIONAL_OK;
    if (first != RATIONAL_SYNTAX && *text == '/') {
        text++;
        second = digits(&text, &den);
    }
    if (first == RATIONAL_SYNTAX || second == RATIONAL_SYNTAX || *text != '\0') {
        return RATIONAL_SYNTAX;
    }
    if (first == RATIONAL_OVERFLOW || second == RATIONAL_OVERFLOW) {
        return RATIONAL_OVERFLOW;
    }
    return rational_make(negative ? -num : num, den, result);
}

int rational_format(struct rational value, char *buffer, size_t size) {
    char text[RATIONAL_TEXT_SIZE + 1]; // one more: num may be INT64_MIN if a caller says so
    int length = value.den == 1 ? snprintf(text, sizeof text, "%" PRId64, value.num)
                                : snprintf(text, sizeof text, "%" PRId64 "/%" PRId64,
                                           value.num, value.den);
    if (length < 0 || (size_t)length >= size) {
        return RATIONAL_TOO_SMALL;
    }
    memcpy(buffer, text, (size_t)length + 1);
    return RATIONAL_OK;
}

int rational_entry_format(const struct rational_entry *entry, char *buffer, size_t size) {
    char amount[RATIONAL_TEXT_SIZE];
    int status = rational_format(entry->amount, amount, sizeof amount);
    if (status != RATIONAL_OK) {
        return status;
    }
    int length = snprintf(NULL, 0, "%s: %s", entry->name, amount); // counts, writes nothing
    if (length < 0 || (size_t)length >= size) {
        return RATIONAL_TOO_SMALL;
    }
    (void)snprintf(buffer, size, "%s: %s", entry->name, amount);
    return RATIONAL_OK;
}

const struct rational_entry *rational_largest(const struct rational_entry *entries,
                                              size_t count) {
    const struct rational_entry *largest = NULL; // points into entries, owns nothing
    for (size_t i = 0; i < count; i++) {
        int order = 1;
        if (largest != NULL &&
            rational_compare(entries[i].amount, largest->amount, &order) != RATIONAL_OK) {
            continue;
        }
        if (order > 0) {
            largest = &entries[i];
        }
    }
    return largest;
}

int rational_join(const struct rational *values, size_t count, char **text) {
    const size_t most = RATIONAL_TEXT_SIZE + 3; // of one value, with its " + "
    if (count > (SIZE_MAX - 1) / most) {
        return RATIONAL_NO_MEMORY;
    }
    size_t size = (count * most) + 1;
    char *joined = malloc(size); // handed to the caller below, or freed
    if (joined == NULL) {
        return RATIONAL_NO_MEMORY;
    }
    char *end = joined; // points into joined
    *end = '\0';
    for (size_t i = 0; i < count; i++) {
        if (i > 0) {
            memcpy(end, " + ", 3);
            end += 3;
        }
        int status = rational_format(values[i], end, size - (size_t)(end - joined));
        if (status != RATIONAL_OK) {
            free(joined);
            return status;
        }
        end += strlen(end);
    }
    *text = joined;
    return RATIONAL_OK;
}

void rational_text_free(char *text) {
    free(text);
}

const char *rational_strerror(int status) {
    switch (status) {
    case RATIONAL_OK:
        return "no error";
    case RATIONAL_ZERO_DENOMINATOR:
        return "the denominator is zero";
    case RATIONAL_OVERFLOW:
        return "a number does not fit 64 bits";
    case RATIONAL_SYNTAX:
        return "the text is no fraction";
    case RATIONAL_TOO_SMALL:
        return "the text does not fit the buffer";
    case RATIONAL_NO_MEMORY:
        return "out of memory";
    default:
        return "unknown status";
    }
}
