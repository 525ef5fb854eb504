// stopwatch: measures time, and remembers laps.
#ifndef STOPWATCH_H
#define STOPWATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Marks what people outside the library may use.
#ifndef _WIN32
#define STOPWATCH_API __attribute__((visibility("default")))
#elif defined(STOPWATCH_BUILD) // stopwatch.c is being compiled
#define STOPWATCH_API __declspec(dllexport)
#else
#define STOPWATCH_API __declspec(dllimport)
#endif

// Lets the compiler compare a format with the arguments that follow it.
#ifdef __GNUC__
#define STOPWATCH_PRINTF(text, first) __attribute__((format(printf, text, first)))
#else
#define STOPWATCH_PRINTF(text, first)
#endif

#ifdef __cplusplus
extern "C" {
#endif

#define STOPWATCH_MAX_LAPS 65536
#define STOPWATCH_MAX_LABEL 63 // bytes, without the zero byte at the end

// --8<-- [start:types]
// A stopwatch. What is inside is the library's own business: users hold a pointer.
typedef struct stopwatch stopwatch;

// What most functions return.
enum {
    STOPWATCH_OK = 0,
    STOPWATCH_RUNNING = 1, // it runs already
    STOPWATCH_STOPPED = 2, // it does not run
    STOPWATCH_FULL = 3,    // no room for another lap, or for a label as long as this
    STOPWATCH_RANGE = 4,   // the elapsed time would be less than nothing
    STOPWATCH_SYSTEM = 5,  // the operating system refused: errno says why
};
// --8<-- [end:types]

// For all functions here.
//
// Memory:  `watch` comes from stopwatch_new, has not been freed, and is never NULL.
// Threads: each stopwatch belongs to one thread at a time. Two stopwatches may be used by
//          two threads.

// --8<-- [start:handle]
// Returns a new stopwatch: not running, nothing elapsed, no laps, an empty label.
//
// Errors:  NULL if there is no memory for it.
// Memory:  the caller owns the stopwatch, and gives it back with stopwatch_free. Room for
//          all laps is taken here, so that a lap never has to wait for memory.
STOPWATCH_API stopwatch *stopwatch_new(void);

// Frees a stopwatch. NULL is allowed, and does nothing.
//
// Memory:  `watch` must not be used afterwards.
STOPWATCH_API void stopwatch_free(stopwatch *watch);
// --8<-- [end:handle]

// --8<-- [start:control]
// Start, stop, record a lap, or go back to the beginning.
//
// Errors:  start: STOPWATCH_RUNNING. stop and lap: STOPWATCH_STOPPED. lap: STOPWATCH_FULL
//          after STOPWATCH_MAX_LAPS laps. reset: none. After an error nothing has changed.
STOPWATCH_API int stopwatch_start(stopwatch *watch);
STOPWATCH_API int stopwatch_stop(stopwatch *watch);
STOPWATCH_API int stopwatch_lap(stopwatch *watch);
STOPWATCH_API int stopwatch_reset(stopwatch *watch);

// Adds some time: a penalty or, if negative, a credit. Laps stay as they are.
//
// Units:   milliseconds.
// Errors:  STOPWATCH_RANGE if the elapsed time would become negative.
STOPWATCH_API int stopwatch_add_ms(stopwatch *watch, int32_t milliseconds);
// --8<-- [end:control]

// --8<-- [start:read]
// Whether it runs.
STOPWATCH_API bool stopwatch_running(const stopwatch *watch);

// One character for a display: '>' it runs, '=' it is stopped, '0' nothing has elapsed.
STOPWATCH_API char stopwatch_symbol(const stopwatch *watch);

// How many laps it has recorded.
STOPWATCH_API size_t stopwatch_laps(const stopwatch *watch);

// How long a lap took, in nanoseconds. The first lap has index 0.
//
// Errors:  -1 if there is no such lap.
STOPWATCH_API int64_t stopwatch_lap_ns(const stopwatch *watch, size_t index);

// The time that has elapsed, in nanoseconds. It stays at INT64_MAX, which is 292 years.
STOPWATCH_API int64_t stopwatch_elapsed_ns(const stopwatch *watch);

// The time that has elapsed, in hours, minutes or seconds: `unit` is 'h', 'm' or 's'.
//
// Errors:  NaN, which is not a number, for any other unit.
STOPWATCH_API double stopwatch_elapsed_in(const stopwatch *watch, char unit);
// --8<-- [end:read]

// --8<-- [start:text]
// Gives the stopwatch a label. `format` and what follows it are those of printf.
//
// Range:   STOPWATCH_MAX_LABEL bytes at most, in whatever encoding you like.
// Errors:  STOPWATCH_FULL if the label is longer. Then the old one stays.
// Memory:  the text is copied; all pointers are needed during the call only.
STOPWATCH_API int stopwatch_set_label(stopwatch *watch, const char *format, ...)
    STOPWATCH_PRINTF(2, 3);

// Returns the label, with a zero byte at its end.
//
// Memory:  the text belongs to the stopwatch. It is valid until the next label, or until
//          stopwatch_free. Do not free it.
STOPWATCH_API const char *stopwatch_label(const stopwatch *watch);

// Writes the label and the laps to a file: a line of text for each.
//
// Errors:  STOPWATCH_SYSTEM; then errno is set.
// Memory:  `path` is needed during the call only.
STOPWATCH_API int stopwatch_save(const stopwatch *watch, const char *path);

// Says in words what a status means: "it runs already".
//
// Memory:  the text belongs to the library, and is valid as long as that is loaded.
// Threads: any number.
STOPWATCH_API const char *stopwatch_strerror(int status);
// --8<-- [end:text]

// --8<-- [start:globals]
// The version of the library, such as "1.2".
//
// Memory:  belongs to the library, and is valid as long as that is loaded.
STOPWATCH_API extern const char *const stopwatch_version;

// The clock, for tests. As long as this is -1, the system's clock is read. Set it to a
// number of nanoseconds, 0 or more, and all stopwatches read that number instead.
//
// Threads: set it while no other thread uses the library.
STOPWATCH_API extern int64_t stopwatch_test_ns;

// How many stopwatches exist: made, and not yet freed.
//
// Threads: any number.
STOPWATCH_API size_t stopwatch_live(void);
// --8<-- [end:globals]

#ifdef __cplusplus
}
#endif

#endif
