// weather: one line of a weather station, taken apart.
#ifndef WEATHER_H
#define WEATHER_H

#include <stddef.h>
#include <stdint.h>

// Marks the functions that people outside the library may call.
#ifndef _WIN32
#define WEATHER_API __attribute__((visibility("default")))
#elif defined(WEATHER_BUILD) // the library is being compiled
#define WEATHER_API __declspec(dllexport)
#else
#define WEATHER_API __declspec(dllimport)
#endif

#ifdef __cplusplus
extern "C" {
#endif

// Bytes of the longest text of weather_text, with the zero byte at its end.
#define WEATHER_TEXT_SIZE 40

// What a station has measured.
struct weather {
    int32_t station; // 0 to 99999
    int32_t minute;  // of the day, 0 to 1439
    double celsius;
    uint32_t flags; // new in version 2: 1 means that the value was measured by hand
};

// Reads a line such as "10384 615 21.5" or, measured by hand, "10384 615 21.5 !".
//
// Memory:  both pointers are borrowed for the length of the call; none may be NULL.
// Errors:  returns 0, or 1 if the line cannot be read. Then nothing was written.
// Threads: any number of threads may call it, each with a result of its own.
WEATHER_API int weather_read(const char *line, struct weather *result);

// Writes "10384 at 10:15: 21.5 degrees", in exactly WEATHER_TEXT_SIZE bytes: what is
// left behind the text is filled with zero bytes.
//
// Memory:  both pointers are borrowed for the length of the call; none may be NULL.
//          `buffer` has room for WEATHER_TEXT_SIZE bytes.
// Errors:  none.
// Threads: as above.
WEATHER_API void weather_text(const struct weather *weather, char *buffer);

#ifdef __cplusplus
}
#endif

#endif
