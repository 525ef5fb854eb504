// savings: what becomes of money that is left alone in a bank.
#ifndef SAVINGS_H
#define SAVINGS_H

// Marks the functions that people outside the library may call.
#ifndef _WIN32
#define SAVINGS_API __attribute__((visibility("default")))
#elif defined(SAVINGS_BUILD) // savings.c is being compiled
#define SAVINGS_API __declspec(dllexport)
#else
#define SAVINGS_API __declspec(dllimport)
#endif

#ifdef __cplusplus
extern "C" {
#endif

#define SAVINGS_MAX_YEARS 500

// For all functions here.
//
// Memory:  no pointers, so nobody owns anything.
// Threads: any number of threads may call them at the same time.

// Returns what `start` has grown to after some years, with interest added once a year.
//
// Units:   start in any currency; percent for one year, 2.5 means 2.5 %.
// Range:   years 0 to SAVINGS_MAX_YEARS.
// Errors:  -1.0 if years is out of range.
SAVINGS_API double savings_after(double start, float percent, int years);

// Returns how many full years it takes until `start` has grown to `goal` or more.
//
// Units:   start and goal in the same currency; percent for one year.
// Range:   every number.
// Errors:  -1 if the goal is not reached within SAVINGS_MAX_YEARS.
SAVINGS_API int savings_years(double start, float percent, double goal);

// Returns how many percent your money really grows in a year in which prices rise as well.
//
// Units:   both in percent for one year.
// Range:   inflation above -100.
// Errors:  none.
SAVINGS_API float savings_real_percent(float percent, float inflation);

#ifdef __cplusplus
}
#endif

#endif
