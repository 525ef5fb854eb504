// fletcher: Fletcher's checksum with 16 bits, an ancestor of Adler-32.
#ifndef FLETCHER_H
#define FLETCHER_H

#include <stddef.h>
#include <stdint.h>

// Marks the functions that people outside the library may call.
#ifndef _WIN32
#define FLETCHER_API __attribute__((visibility("default")))
#elif defined(FLETCHER_BUILD) // fletcher.c is being compiled
#define FLETCHER_API __declspec(dllexport)
#else
#define FLETCHER_API __declspec(dllimport)
#endif

#ifdef __cplusplus
extern "C" {
#endif

// Returns the checksum of `length` bytes at `data`. A byte of the data may have any value,
// zero too.
//
// Range:   every length.
// Errors:  none.
// Memory:  `data` belongs to the caller. It is read, never written, and not kept.
// Threads: any number of threads may call it at the same time.
FLETCHER_API uint16_t fletcher16(const void *data, size_t length);

#ifdef __cplusplus
}
#endif

#endif
