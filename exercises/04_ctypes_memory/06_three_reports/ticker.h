// ticker: prepares a long text for a display of lights. All texts are plain ASCII.
#ifndef TICKER_H
#define TICKER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Marks the functions that people outside the library may call.
#ifndef _WIN32
#define TICKER_API __attribute__((visibility("default")))
#elif defined(TICKER_BUILD) // ticker.c is being compiled
#define TICKER_API __declspec(dllexport)
#else
#define TICKER_API __declspec(dllimport)
#endif

#ifdef __cplusplus
extern "C" {
#endif

// Copies a text with '*' in place of each blank, as far as there is room.
//
// Returns: how many bytes the text has, without the zero byte.
// Memory:  `out` has room for `room` bytes. If that is not 0, a zero byte is written.
TICKER_API size_t ticker_copy(const char *text, char *out, size_t room);

// The headline: the first word, in capitals.
//
// Errors:  NULL if there is no word, or no memory.
// Memory:  the caller owns it, and gives it back with ticker_free.
TICKER_API char *ticker_headline(const char *text);
TICKER_API void ticker_free(char *headline);

// Shows a text, one window of `width` bytes after the other.
typedef struct ticker ticker;

// Memory:  the text is not copied. It must stay where it is until ticker_close.
TICKER_API ticker *ticker_open(const char *text, size_t width);

// Writes the next window to `out`, which has room for width + 1 bytes. False at the end.
TICKER_API bool ticker_next(ticker *show, char *out);
TICKER_API void ticker_close(ticker *show);

#ifdef __cplusplus
}
#endif

#endif
