// trail: the stops of a hike, as a linked list.
#ifndef TRAIL_H
#define TRAIL_H

#include <stdint.h>

// Marks the functions that people outside the library may call.
#ifndef _WIN32
#define TRAIL_API __attribute__((visibility("default")))
#elif defined(TRAIL_BUILD) // trail.c is being compiled
#define TRAIL_API __declspec(dllexport)
#else
#define TRAIL_API __declspec(dllimport)
#endif

#ifdef __cplusplus
extern "C" {
#endif

// A stop, and the one that comes after it.
typedef struct trail_stop {
    int32_t height;          // metres
    double way;              // from the stop before, in kilometres
    struct trail_stop *next; // NULL behind the last one
} trail_stop;

// A trail: what is inside is the library's own business.
typedef struct trail trail;

// Returns a trail with `count` stops, 0 or more, made up from `seed`.
//
// Errors:  NULL if there is no memory for it.
// Memory:  the caller owns it, and gives it back with trail_free.
TRAIL_API trail *trail_new(int32_t count, int32_t seed);

// Frees a trail, with all its stops. NULL is allowed, and does nothing.
TRAIL_API void trail_free(trail *whole);

// Returns the first stop, or NULL if there is none.
//
// Memory:  belongs to the trail, and is valid until trail_free.
TRAIL_API const trail_stop *trail_first(const trail *whole);

// Adds up all metres that lead upwards, in any list of stops.
//
// Memory:  `first` is NULL if the list is empty; it is needed during the call only.
TRAIL_API int64_t trail_climb(const trail_stop *first);

// Returns how many trails exist: made, and not yet freed.
TRAIL_API int32_t trail_live(void);

#ifdef __cplusplus
}
#endif

#endif
