// divisors: the numbers by which a number can be divided.
#ifndef DIVISORS_H
#define DIVISORS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Marks the functions that people outside the library may call.
#ifndef _WIN32
#define DIVISORS_API __attribute__((visibility("default")))
#elif defined(DIVISORS_BUILD) // divisors.c is being compiled
#define DIVISORS_API __declspec(dllexport)
#else
#define DIVISORS_API __declspec(dllimport)
#endif

#ifdef __cplusplus
extern "C" {
#endif

enum { DIVISORS_OK = 0, DIVISORS_ROOM = 1, DIVISORS_RANGE = 2 };

// Writes all divisors of a number, in order: 1, 2, 3, 4, 6, 12 for 12.
//
// *count:  on the way in, for how many numbers `found` has room. On the way out, how many
//          divisors there are.
// Errors:  DIVISORS_ROOM if there is too little room. Then *count says how much is needed,
//          and nothing was written to `found`. DIVISORS_RANGE for 0; then *count is 0.
// Memory:  `found` may be NULL if *count is 0. Both are needed during the call only.
DIVISORS_API int divisors_of(uint32_t number, uint32_t *found, size_t *count);

// How often divisors_of was called.
DIVISORS_API size_t divisors_calls(void);

#ifdef __cplusplus
}
#endif

#endif
