// pantry: what lies on the shelf.
#ifndef PANTRY_H
#define PANTRY_H

#include <stddef.h>
#include <stdint.h>

// Marks the functions that people outside the library may call.
#ifndef _WIN32
#define PANTRY_API __attribute__((visibility("default")))
#elif defined(PANTRY_BUILD) // the library is being compiled
#define PANTRY_API __declspec(dllexport)
#else
#define PANTRY_API __declspec(dllimport)
#endif

#ifdef __cplusplus
extern "C" {
#endif

// Something on the shelf.
struct pantry_item {
    const char *name; // ends with a zero byte; borrowed: whoever set it keeps it alive
    int32_t count;
};

// Writes "3 x flour" and a zero byte, into a buffer of `size` bytes.
//
// Memory:  all pointers are borrowed for the length of the call; none may be NULL.
// Errors:  returns 0, or 1 if the text does not fit. Then nothing was written.
// Threads: any number of threads may call it, each with a buffer of its own.
PANTRY_API int pantry_label(const struct pantry_item *item, char *buffer, size_t size);

#ifdef __cplusplus
}
#endif

#endif
