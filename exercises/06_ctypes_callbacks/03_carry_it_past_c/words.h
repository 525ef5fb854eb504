// words: goes through a text, word by word.
#ifndef WORDS_H
#define WORDS_H

#include <stddef.h>

// Marks the functions that people outside the library may call.
#ifndef _WIN32
#define WORDS_API __attribute__((visibility("default")))
#elif defined(WORDS_BUILD) // words.c is being compiled
#define WORDS_API __declspec(dllexport)
#else
#define WORDS_API __declspec(dllimport)
#endif

#ifdef __cplusplus
extern "C" {
#endif

// A visitor: a function of yours, called with one word after the other. It returns 0 to go
// on. Any other number skips the rest of this line; the next line is begun all the same.
//
// Memory:  `word` ends in a zero byte. It is good until the visitor returns.
typedef int (*words_visit)(const char *word, void *user);

// Calls `visit` for the words of each line, which blanks separate. Returns how many words
// were visited.
//
// Range:   words have 63 bytes at most; what is longer comes in pieces.
// Memory:  all pointers are needed during the call only.
// Threads: any number, each with a text of its own.
WORDS_API size_t words_each(const char *text, words_visit visit, void *user);

#ifdef __cplusplus
}
#endif

#endif
