// paint: colours as painters of web pages write them, "#ff8000".
#ifndef PAINT_H
#define PAINT_H

#include <stddef.h>
#include <stdint.h>

// Marks the functions that people outside the library may call.
#ifndef _WIN32
#define PAINT_API __attribute__((visibility("default")))
#elif defined(PAINT_BUILD) // the library is being compiled
#define PAINT_API __declspec(dllexport)
#else
#define PAINT_API __declspec(dllimport)
#endif

#ifdef __cplusplus
extern "C" {
#endif

// Bytes of a text such as "#ff8000", with the zero byte at its end.
#define PAINT_TEXT_SIZE 8

// A colour: so much of each light, 0 to 255.
struct paint {
    uint8_t red;
    uint8_t green;
    uint8_t blue;
};

// For all functions here.
//
// Memory:  every pointer is borrowed for the length of the call; none may be NULL.
// Errors:  0 if all went well; 1 if not, and then nothing was written.
// Threads: any number of threads may call them, each with results of its own.

// Reads "#ff8000", with small or capital letters. Errors: 1 if the text is no colour.
PAINT_API int paint_parse(const char *text, struct paint *result);

// Returns the colour half-way between two; halves are rounded down.
PAINT_API struct paint paint_mix(struct paint first, struct paint second);

// Writes "#ff8000", in small letters, and a zero byte, into a buffer of `size` bytes.
// Errors: 1 if PAINT_TEXT_SIZE bytes do not fit.
PAINT_API int paint_format(struct paint colour, char *buffer, size_t size);

#ifdef __cplusplus
}
#endif

#endif
