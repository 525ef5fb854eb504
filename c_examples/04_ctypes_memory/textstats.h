// textstats: counts in a text.
#ifndef TEXTSTATS_H
#define TEXTSTATS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Marks what people outside the library may use.
#ifndef _WIN32
#define TEXTSTATS_API __attribute__((visibility("default")))
#elif defined(TEXTSTATS_BUILD) // textstats.c is being compiled
#define TEXTSTATS_API __declspec(dllexport)
#else
#define TEXTSTATS_API __declspec(dllimport)
#endif

#ifdef __cplusplus
extern "C" {
#endif

// --8<-- [start:rules]
// For all functions here.
//
// Text:    bytes in UTF-8, with a zero byte at the end. A word is what stands between white
//          space: blanks, tabs, ends of lines. Its length is told in characters.
// Memory:  no pointer is NULL, unless it says so. What a parameter points at is needed
//          during the call only, unless it says otherwise.
// Threads: any number; but a reader belongs to one thread at a time.

enum {
    TEXTSTATS_OK = 0,
    TEXTSTATS_ENCODING = 1, // the bytes are no UTF-8
};
// --8<-- [end:rules]

// --8<-- [start:counts]
// Counts the characters of a text.
//
// Errors:  TEXTSTATS_ENCODING. Then *characters stays as it was.
TEXTSTATS_API int textstats_characters(const char *text, size_t *characters);

// Counts characters, words and lines. NULL stands for what you do not want to know.
//
// Errors:  as above.
TEXTSTATS_API int textstats_count(const char *text, size_t *characters, size_t *words,
                                  size_t *lines);
// --8<-- [end:counts]

// --8<-- [start:arrays]
// Writes the length of each word into an array, as long as there is room.
//
// Returns: how many words there are, however much room there was.
// Memory:  `lengths` has room for `room` numbers. It may be NULL if `room` is 0.
TEXTSTATS_API size_t textstats_lengths(const char *text, int32_t *lengths, size_t room);

// The mean of some numbers. `numbers` has `count` of them.
//
// Errors:  NaN, which is not a number, if there are none.
TEXTSTATS_API double textstats_mean(const int32_t *numbers, size_t count);

// Counts how often each byte occurs in any `size` bytes: counts[65] is for the byte 65.
TEXTSTATS_API void textstats_bytes(const void *data, size_t size, uint64_t counts[256]);

// Counts the words of `count` texts.
TEXTSTATS_API size_t textstats_total(const char *const *texts, size_t count);
// --8<-- [end:arrays]

// --8<-- [start:texts]
// Copies a word, with a zero byte at its end. The first word has number 0.
//
// Returns: how many bytes the word has, without the zero byte; 0 if there is no such word.
//          If that is less than `room`, the word was copied; else nothing was.
TEXTSTATS_API size_t textstats_word(const char *text, size_t number, char *word,
                                    size_t room);

// Makes capitals of the letters a to z, in the text itself.
TEXTSTATS_API void textstats_upper(char *text);

// Finds the longest word, the first of them if there are several.
//
// Returns: where it begins in `text`, and how many bytes it has; NULL if there is no word.
// Memory:  what it returns points into `text`, and is good as long as that is.
TEXTSTATS_API const char *textstats_longest(const char *text, size_t *bytes);

// A report in four lines: how many words and lines there are, the mean length of the words,
// the longest word.
//
// Errors:  NULL if there is no memory.
// Memory:  the caller owns the report, and gives it back with textstats_free.
TEXTSTATS_API char *textstats_report(const char *text);

// Frees a report. NULL is allowed, and does nothing.
TEXTSTATS_API void textstats_free(char *report);
// --8<-- [end:texts]

// --8<-- [start:reader]
// Reads a text word by word.
typedef struct textstats_reader textstats_reader;

// Begins to read a text.
//
// Errors:  NULL if there is no memory.
// Memory:  the text is not copied. It must stay where it is, unchanged, until the reader is
//          closed. The caller owns the reader, and gives it back with textstats_close.
TEXTSTATS_API textstats_reader *textstats_open(const char *text);

// Finds the next word.
//
// Returns: whether there was one. *word then points into the text, at `*bytes` bytes.
TEXTSTATS_API bool textstats_next(textstats_reader *reader, const char **word,
                                  size_t *bytes);

// Frees a reader. NULL is allowed, and does nothing. The text stays the caller's.
TEXTSTATS_API void textstats_close(textstats_reader *reader);
// --8<-- [end:reader]

// How many reports and readers exist: made, and not yet given back.
TEXTSTATS_API size_t textstats_live(void);

#ifdef __cplusplus
}
#endif

#endif
