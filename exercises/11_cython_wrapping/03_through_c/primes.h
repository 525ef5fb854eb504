// primes: shows all prime numbers below a limit, one by one.
#ifndef PRIMES_H
#define PRIMES_H

// Marks the functions that people outside the library may call.
#ifndef _WIN32
#define PRIMES_API __attribute__((visibility("default")))
#elif defined(PRIMES_BUILD) // primes.c is being compiled
#define PRIMES_API __declspec(dllexport)
#else
#define PRIMES_API __declspec(dllimport)
#endif

#ifdef __cplusplus
extern "C" {
#endif

// A function of the caller that is shown one prime. It returns 0 to go on, or any other
// number to stop. `user_data` is what the caller gave to primes_below.
typedef int (*primes_visit)(int prime, void *user_data);

// Calls `visit` for each prime below `limit`, from 2 upwards. `user_data` is handed on, and
// never looked at. Returns 1 if `visit` wanted to stop, 0 otherwise.
// Threads: any number of threads may call it at the same time.
PRIMES_API int primes_below(int limit, primes_visit visit, void *user_data);

#ifdef __cplusplus
}
#endif

#endif
