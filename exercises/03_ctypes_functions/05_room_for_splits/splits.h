// splits: the times that a runner takes for each kilometre.
#ifndef SPLITS_H
#define SPLITS_H

#include <stddef.h>
#include <stdint.h>

// Marks the functions that people outside the library may call.
#ifndef _WIN32
#define SPLITS_API __attribute__((visibility("default")))
#elif defined(SPLITS_BUILD) // splits.c is being compiled
#define SPLITS_API __declspec(dllexport)
#else
#define SPLITS_API __declspec(dllimport)
#endif

#ifdef __cplusplus
extern "C" {
#endif

// What is inside is the library's own business: users hold a pointer.
typedef struct splits splits;

enum { SPLITS_OK = 0, SPLITS_FULL = 1, SPLITS_RANGE = 2 };

// For all functions here.
//
// Units:   milliseconds.
// Memory:  `list` comes from splits_new, has not been freed, and is never NULL.
// Threads: each list belongs to one thread at a time.

// Returns an empty list with room for `capacity` times, 1 or more.
//
// Errors:  NULL if there is no memory for it.
// Memory:  the caller owns the list, and gives it back with splits_free.
SPLITS_API splits *splits_new(size_t capacity);

// Frees a list, with all that belongs to it. NULL is allowed, and does nothing.
SPLITS_API void splits_free(splits *list);

// Adds a time.
//
// Errors:  SPLITS_RANGE if it is negative, SPLITS_FULL if there is no room. After an error
//          nothing has changed.
SPLITS_API int splits_add(splits *list, int32_t milliseconds);

// Returns how many times were added.
SPLITS_API size_t splits_count(const splits *list);

// Returns the sum of all times.
SPLITS_API int64_t splits_total(const splits *list);

#ifdef __cplusplus
}
#endif

#endif
