// hours: minutes as text. Nine people wrote the same function; eight made a mistake.
#ifndef HOURS_H
#define HOURS_H

#include <stddef.h>

// Marks the functions that people outside the library may call.
#ifndef _WIN32
#define HOURS_API __attribute__((visibility("default")))
#elif defined(HOURS_BUILD) // the library is being compiled
#define HOURS_API __declspec(dllexport)
#else
#define HOURS_API __declspec(dllimport)
#endif

#ifdef __cplusplus
extern "C" {
#endif

// Each of them is meant to do this:
//
// Writes minutes as hours and minutes, "2:05" for 125, and a zero byte, into a buffer of
// `size` bytes.
//
// Range:   0 or more minutes, any number of hours: "100:00" for 6000.
// Memory:  `buffer` is borrowed for the length of the call. What lies behind the zero
//          byte of the text is left as it was.
// Errors:  returns 0, or 1 if text and zero byte do not fit into `size` bytes. Then not one
//          byte of the buffer was written.
// Threads: any number of threads may call it, each with a buffer of its own.
HOURS_API int hours_anna(int minutes, char *buffer, size_t size);
HOURS_API int hours_bela(int minutes, char *buffer, size_t size);
HOURS_API int hours_cleo(int minutes, char *buffer, size_t size);
HOURS_API int hours_dora(int minutes, char *buffer, size_t size);
HOURS_API int hours_emil(int minutes, char *buffer, size_t size);
HOURS_API int hours_finn(int minutes, char *buffer, size_t size);
HOURS_API int hours_gina(int minutes, char *buffer, size_t size);
HOURS_API int hours_hugo(int minutes, char *buffer, size_t size);
HOURS_API int hours_ivan(int minutes, char *buffer, size_t size);

#ifdef __cplusplus
}
#endif

#endif
