// shelf: what stands on the labels of a shelf. All texts are UTF-8.
#ifndef SHELF_H
#define SHELF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Marks the functions that people outside the library may call.
#ifndef _WIN32
#define SHELF_API __attribute__((visibility("default")))
#elif defined(SHELF_BUILD) // shelf.c is being compiled
#define SHELF_API __declspec(dllexport)
#else
#define SHELF_API __declspec(dllimport)
#endif

#ifdef __cplusplus
extern "C" {
#endif

// Makes the label of a thing: "[ tea ]".
//
// Errors:  NULL if the name is empty.
// Memory:  the caller owns the label, and gives it back with shelf_free.
SHELF_API char *shelf_label(const char *name);
SHELF_API void shelf_free(char *label);

// Writes the length in bytes of each word of a text, as long as there is room.
//
// Returns: how many words there are, however much room there was.
SHELF_API size_t shelf_widths(const char *text, int32_t *widths, size_t room);

// Makes capitals of the letters a to z, in the text itself.
SHELF_API void shelf_upper(char *text);

// The sum of some weights in grams.
SHELF_API int64_t shelf_weight(const int32_t *grams, size_t count);

// How many labels exist: made, and not yet given back.
SHELF_API size_t shelf_live(void);

#ifdef __cplusplus
}
#endif

#endif
