// easter: the date of Easter Sunday, from which many holidays are counted.
#ifndef EASTER_H
#define EASTER_H

// Marks the functions that people outside the library may call.
#ifndef _WIN32
#define EASTER_API __attribute__((visibility("default")))
#elif defined(EASTER_BUILD) // easter.c is being compiled
#define EASTER_API __declspec(dllexport)
#else
#define EASTER_API __declspec(dllimport)
#endif

#ifdef __cplusplus
extern "C" {
#endif

// For both functions.
//
// Range:   years 1583 to 9999 of the Gregorian calendar, the one in use in most countries.
// Errors:  0 if the year is out of range.
// Memory:  no pointers, so nobody owns anything.
// Threads: any number of threads may call them at the same time.

// Returns the month of Easter Sunday: 3 for March, 4 for April.
EASTER_API int easter_month(int year);

// Returns the day of Easter Sunday in its month, 1 to 31.
EASTER_API int easter_day(int year);

#ifdef __cplusplus
}
#endif

#endif
