// gate: one thread waits until another one opens the gate.
#ifndef GATE_H
#define GATE_H

#include <stdbool.h>

// Marks the functions that people outside the library may call.
#ifndef _WIN32
#define GATE_API __attribute__((visibility("default")))
#elif defined(GATE_BUILD) // gate.c is being compiled
#define GATE_API __declspec(dllexport)
#else
#define GATE_API __declspec(dllimport)
#endif

#ifdef __cplusplus
extern "C" {
#endif

// There is one gate in the process. It is closed at first, and after each wait.
//
// Memory:  no pointers, so nobody owns anything.
// Threads: any number of threads may call these functions at the same time.

// Opens the gate: one thread that waits goes through, or the next one that comes.
GATE_API void gate_open(void);

// Waits until somebody opens the gate. Returns whether that happened in time.
//
// Units:   seconds; 0 and less do not wait.
GATE_API bool gate_wait(double seconds);

#ifdef __cplusplus
}
#endif

#endif
