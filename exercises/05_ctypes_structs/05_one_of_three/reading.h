// reading: a number, a count or a label: what a meter says.
#ifndef READING_H
#define READING_H

#include <stddef.h>
#include <stdint.h>

// Marks the functions that people outside the library may call.
#ifndef _WIN32
#define READING_API __attribute__((visibility("default")))
#elif defined(READING_BUILD) // reading.c is being compiled
#define READING_API __declspec(dllexport)
#else
#define READING_API __declspec(dllimport)
#endif

#ifdef __cplusplus
extern "C" {
#endif

// What most functions return.
enum { READING_OK = 0, READING_LABEL = 1, READING_KIND = 2, READING_ROOM = 3 };

// Which of the three a reading is.
typedef enum reading_kind {
    READING_IS_NUMBER = 1,
    READING_IS_COUNT = 2,
    READING_IS_LABEL = 3,
} reading_kind;

// Bytes, without a zero byte at their end.
typedef struct reading_text {
    const char *bytes; // `length` of them; not owned, and NULL if there are none
    size_t length;
} reading_text;

// A reading: only the member that `kind` names may be read.
typedef struct reading {
    reading_kind kind;
    union {
        double number;
        int64_t count;
        reading_text label;
    };
} reading;

// Makes a double of a number or a count.
//
// Errors:  READING_LABEL for a label, READING_KIND for no known kind. Then the value is
//          as it was.
// Memory:  both pointers are needed during the call only.
READING_API int reading_value(const reading *one, double *value);

// Adds up all numbers and counts of an array. Labels are passed over.
//
// Errors:  READING_KIND if one is of no known kind. Then the total is as it was.
// Memory:  `all` has `count` places, and may be NULL if that is 0.
READING_API int reading_total(const reading *all, size_t count, double *total);

// Copies a label, and puts a zero byte behind it.
//
// Errors:  READING_KIND if it is no label; READING_ROOM if it does not fit into `size`
//          bytes, with its zero byte. Then `text` is as it was.
// Memory:  `text` belongs to the caller: `size` bytes.
READING_API int reading_label(const reading *one, char *text, size_t size);

#ifdef __cplusplus
}
#endif

#endif
