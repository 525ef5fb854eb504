// fields: reads a table of fields, with commas between them, and shows each.
#ifndef FIELDS_H
#define FIELDS_H

#include <stddef.h>

// Marks the functions that people outside the library may call.
#ifndef _WIN32
#define FIELDS_API __attribute__((visibility("default")))
#elif defined(FIELDS_BUILD) // fields.c is being compiled
#define FIELDS_API __declspec(dllexport)
#else
#define FIELDS_API __declspec(dllimport)
#endif

#ifdef __cplusplus
extern "C" {
#endif

// A visitor: a function of yours. It gets a field of `size` bytes, and where it stands: row
// and column begin at 0. It returns 0 to go on; any other number ends the reading.
//
// Memory:  text is NOT ended by a zero byte, and may contain some. It is good until the
//          visitor returns: its memory is used again for the next field.
typedef int (*fields_visit)(const char *text, size_t size, size_t row, size_t column,
                            void *user);

// Shows each field of a table of `size` bytes: rows end in a newline, fields in a comma or
// with their row. Returns how many fields were shown.
//
// Memory:  all pointers are needed during the call only.
FIELDS_API size_t fields_each(const char *table, size_t size, fields_visit visit,
                              void *user);

#ifdef __cplusplus
}
#endif

#endif
