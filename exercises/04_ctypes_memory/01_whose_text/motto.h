// motto: a motto for everybody.
#ifndef MOTTO_H
#define MOTTO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Marks the functions that people outside the library may call.
#ifndef _WIN32
#define MOTTO_API __attribute__((visibility("default")))
#elif defined(MOTTO_BUILD) // motto.c is being compiled
#define MOTTO_API __declspec(dllexport)
#else
#define MOTTO_API __declspec(dllimport)
#endif

#ifdef __cplusplus
extern "C" {
#endif

// Makes a motto: "Ada, count on it!". All texts are UTF-8.
//
// Errors:  NULL if the name is empty, or if there is no memory.
// Memory:  the caller owns the motto, and gives it back with motto_free.
MOTTO_API char *motto_make(const char *name);

// Frees a motto. NULL is allowed, and does nothing.
MOTTO_API void motto_free(char *motto);

// The version of the library.
//
// Memory:  the text belongs to the library.
MOTTO_API const char *motto_version(void);

#ifdef __cplusplus
}
#endif

#endif
