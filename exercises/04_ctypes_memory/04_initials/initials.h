// initials: A. L. for Ada Lovelace.
#ifndef INITIALS_H
#define INITIALS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Marks the functions that people outside the library may call.
#ifndef _WIN32
#define INITIALS_API __attribute__((visibility("default")))
#elif defined(INITIALS_BUILD) // initials.c is being compiled
#define INITIALS_API __declspec(dllexport)
#else
#define INITIALS_API __declspec(dllimport)
#endif

#ifdef __cplusplus
extern "C" {
#endif

enum { INITIALS_OK = 0, INITIALS_EMPTY = 1, INITIALS_MEMORY = 2 };

// Makes the initials of a name: "A. K. L." for "Ada King Lovelace". The name is plain
// ASCII; its parts stand between blanks, one or more. Blanks may come first and last.
//
// *result: on success, the initials, with a zero byte at the end; else as it was.
// Errors:  INITIALS_EMPTY if there is nothing but blanks, INITIALS_MEMORY if there is no
//          memory.
// Memory:  the caller owns *result, and gives it back with initials_free.
INITIALS_API int initials_make(const char *name, char **result);

// Frees initials. NULL is allowed, and does nothing.
INITIALS_API void initials_free(char *initials);

#ifdef __cplusplus
}
#endif

#endif
