// relay: sends values to everybody who is connected.
#ifndef RELAY_H
#define RELAY_H

// Marks the functions that people outside the library may call.
#ifndef _WIN32
#define RELAY_API __attribute__((visibility("default")))
#elif defined(RELAY_BUILD) // relay.c is being compiled
#define RELAY_API __declspec(dllexport)
#else
#define RELAY_API __declspec(dllimport)
#endif

#ifdef __cplusplus
extern "C" {
#endif

#define RELAY_MAX 8

// What is inside is the library's own business: users hold a pointer.
typedef struct relay relay;

// A handler: a function of yours. It returns 0; any other number keeps the value from those
// that come after it.
typedef int (*relay_handler)(double value, void *user);

// For all functions here.
//
// Memory:  `it` comes from relay_new, has not been freed, and is never NULL.
// Threads: each relay belongs to one thread at a time.

// Returns a new relay without connections, or NULL if there is no memory for it.
//
// Memory:  the caller owns the relay, and gives it back with relay_free.
RELAY_API relay *relay_new(void);

// Frees a relay. No handler may call this.
RELAY_API void relay_free(relay *it);

// Connects a handler. Returns its number, 1 or more, or 0 if RELAY_MAX are connected.
//
// Memory:  both addresses are kept until relay_disconnect or relay_free has returned.
RELAY_API int relay_connect(relay *it, relay_handler handler, void *user);

// Forgets a handler. Its number may be given again.
//
// Errors:  -1 if nobody has this number, else 0.
RELAY_API int relay_disconnect(relay *it, int number);

// Sends a value to each handler, in the order of their numbers. Returns how many were
// called.
RELAY_API int relay_send(relay *it, double value);

#ifdef __cplusplus
}
#endif

#endif
