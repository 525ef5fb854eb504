// till: the drawer of a shop, and what was paid into it.
#ifndef TILL_H
#define TILL_H

#include <stddef.h>
#include <stdint.h>

// Marks the functions that people outside the library may call.
#ifndef _WIN32
#define TILL_API __attribute__((visibility("default")))
#elif defined(TILL_BUILD) // till.c is being compiled
#define TILL_API __declspec(dllexport)
#else
#define TILL_API __declspec(dllimport)
#endif

#ifdef __cplusplus
extern "C" {
#endif

#define TILL_MAX_PAYMENTS 65536

// What is inside is the library's own business: users hold a pointer.
typedef struct till till;

// For all functions here.
//
// Units:   all amounts in cents.
// Memory:  `drawer` comes from till_new, has not been freed, and is never NULL.
// Threads: each till belongs to one thread at a time.

// Returns a new till that holds so much already.
//
// Errors:  NULL if there is no memory for it.
// Memory:  the caller owns the till, and gives it back with till_free.
TILL_API till *till_new(int64_t cents);

// Frees a till. It must not be used afterwards. NULL is allowed, and does nothing.
TILL_API void till_free(till *drawer);

// Takes a payment.
//
// Errors:  -1 if there is no room for another payment, else 0.
TILL_API int till_pay(till *drawer, int32_t cents);

// Returns what the till holds.
TILL_API int64_t till_total(const till *drawer);

// Returns how many payments there were.
TILL_API size_t till_payments(const till *drawer);

// Returns the mean of all payments, and 0 if there were none.
TILL_API double till_mean(const till *drawer);

#ifdef __cplusplus
}
#endif

#endif
