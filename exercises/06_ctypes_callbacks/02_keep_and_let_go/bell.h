// bell: calls everybody who listens, when it rings.
#ifndef BELL_H
#define BELL_H

// Marks the functions that people outside the library may call.
#ifndef _WIN32
#define BELL_API __attribute__((visibility("default")))
#elif defined(BELL_BUILD) // bell.c is being compiled
#define BELL_API __declspec(dllexport)
#else
#define BELL_API __declspec(dllimport)
#endif

#ifdef __cplusplus
extern "C" {
#endif

#define BELL_MAX_LISTENERS 4

// What is inside is the library's own business: users hold a pointer.
typedef struct bell bell;

// A listener: a function of yours. It is called with how often the bell rang.
typedef void (*bell_listener)(int rings, void *user);

// For all functions here.
//
// Memory:  `it` comes from bell_new, has not been freed, and is never NULL.
// Threads: each bell belongs to one thread at a time.

// Returns a new bell, to which nobody listens.
//
// Errors:  NULL if there is no memory for it.
// Memory:  the caller owns the bell, and gives it back with bell_free.
BELL_API bell *bell_new(void);

// Frees a bell. Each listener that is left is called a last time before, with 0.
BELL_API void bell_free(bell *it);

// Adds a listener. Returns its number, 1 or more.
//
// Errors:  0 if BELL_MAX_LISTENERS are listening, or if `listener` is NULL.
// Memory:  both addresses are KEPT until bell_leave or bell_free has RETURNED.
BELL_API int bell_listen(bell *it, bell_listener listener, void *user);

// Takes a listener away. It is called a last time, with 0. Its number may be given again.
//
// Errors:  -1 if nobody has this number, else 0.
BELL_API int bell_leave(bell *it, int number);

// Rings: calls each listener, in the order of their numbers. Returns how many there were.
//
// Range:   rings 1 or more.
BELL_API int bell_ring(bell *it, int rings);

#ifdef __cplusplus
}
#endif

#endif
