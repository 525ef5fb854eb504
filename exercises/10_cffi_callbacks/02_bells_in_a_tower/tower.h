// tower: bells that are rung when the hour strikes.
#ifndef TOWER_H
#define TOWER_H

#include <stddef.h>

// Marks the functions that people outside the library may call.
#ifndef _WIN32
#define TOWER_API __attribute__((visibility("default")))
#elif defined(TOWER_BUILD) // tower.c is being compiled
#define TOWER_API __declspec(dllexport)
#else
#define TOWER_API __declspec(dllimport)
#endif

#ifdef __cplusplus
extern "C" {
#endif

#define TOWER_BELLS 5

// What is inside is the library's own business: users hold a pointer.
typedef struct tower tower;

// A bell: a function of yours. It gets the hour, and the `user` that was given with it.
typedef void (*tower_bell)(int hour, void *user);

// Returns a new tower without bells, or NULL if there is no memory for it.
//
// Memory:  the caller owns the tower, and gives it back with tower_free, once.
TOWER_API tower *tower_new(void);

// Frees a tower. No bell is rung any more.
TOWER_API void tower_free(tower *self);

// Adds a bell. Returns its number, 1 to TOWER_BELLS, or 0 if there is no room.
//
// Memory:  both addresses are KEPT until tower_remove or tower_free has returned. If there
//          is no room, nothing is kept.
TOWER_API int tower_add(tower *self, tower_bell bell, void *user);

// Removes a bell. Its number may be given again. Returns 0, or -1 if no bell has this
// number.
TOWER_API int tower_remove(tower *self, int number);

// Rings all bells, in the order of their numbers, and returns how many there are.
TOWER_API int tower_strike(tower *self, int hour);

// How many towers exist. For tests.
TOWER_API size_t tower_live(void);

#ifdef __cplusplus
}
#endif

#endif
