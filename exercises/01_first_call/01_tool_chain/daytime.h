// daytime: what the clock shows, as one number.
#ifndef DAYTIME_H
#define DAYTIME_H

// Marks the functions that people outside the library may call.
#ifndef _WIN32
#define DAYTIME_API __attribute__((visibility("default")))
#elif defined(DAYTIME_BUILD) // daytime.c is being compiled
#define DAYTIME_API __declspec(dllexport)
#else
#define DAYTIME_API __declspec(dllimport)
#endif

#ifdef __cplusplus
extern "C" {
#endif

// Returns the minutes since midnight: 450 for 7:30.
//
// Units:   hours and minutes, as a 24-hour clock shows them.
// Range:   hours 0 to 23, minutes 0 to 59. The function does not check them.
// Errors:  none.
// Memory:  no pointers, so nobody owns anything.
// Threads: any number of threads may call it at the same time.
DAYTIME_API int daytime_minutes(int hours, int minutes);

#ifdef __cplusplus
}
#endif

#endif
