// cmult: the smallest C library in this book. It multiplies two numbers.
#ifndef CMULT_H
#define CMULT_H

// Marks the functions that people outside the library may call.
#ifndef _WIN32
#define CMULT_API __attribute__((visibility("default")))
#elif defined(CMULT_BUILD) // cmult.c is being compiled
#define CMULT_API __declspec(dllexport)
#else
#define CMULT_API __declspec(dllimport)
#endif

#ifdef __cplusplus
extern "C" {
#endif

// Returns int_param * float_param.
//
// Units:   none; both are plain numbers.
// Range:   every int and every float. The product is rounded to a float, which
//          holds about 7 decimal digits. Too large a product becomes infinity.
// Errors:  none.
// Memory:  no pointers, so nobody owns anything.
// Threads: any number of threads may call it at the same time.
CMULT_API float cmult(int int_param, float float_param);

// Prints int_param, float_param and their product to stdout, as one line of text.
//
// Range:   as for cmult.
// Errors:  a failure to write is not reported.
// Memory:  no pointers. The text waits in the buffer that C keeps for stdout until the
//          buffer is full, the program ends, or somebody calls fflush(stdout).
// Threads: any number; a line is never torn apart.
CMULT_API void cmult_say(int int_param, float float_param);

#ifdef __cplusplus
}
#endif

#endif
