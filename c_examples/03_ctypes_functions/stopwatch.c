// For clock_gettime. NOLINTNEXTLINE(bugprone-reserved-identifier,cert-dcl*)
#define _POSIX_C_SOURCE 200809L
#define STOPWATCH_BUILD
#include "stopwatch.h"

#include <math.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#ifdef _WIN32
#include <windows.h>
#else
#include <time.h>
#endif

#define NS_PER_MS INT64_C(1000000)
#define NS_PER_S INT64_C(1000000000)

// --8<-- [start:struct]
struct stopwatch {
    bool running;
    int64_t started_ns; // what the clock showed at the last start
    int64_t ran_ns;     // how long it ran until the last stop
    int64_t added_ns;   // what stopwatch_add_ms has added
    int64_t marked_ns;  // how long it had run at the last lap
    size_t laps;
    char label[STOPWATCH_MAX_LABEL + 1];
    int64_t lap_ns[STOPWATCH_MAX_LAPS];
};
// --8<-- [end:struct]

const char *const stopwatch_version = "1.2";
int64_t stopwatch_test_ns = -1;
static atomic_size_t live;

static int64_t clock_ns(void) {
    if (stopwatch_test_ns >= 0) {
        return stopwatch_test_ns;
    }
#ifdef _WIN32
    LARGE_INTEGER ticks, per_second;
    QueryPerformanceFrequency(&per_second);
    QueryPerformanceCounter(&ticks);
    return (ticks.QuadPart / per_second.QuadPart * NS_PER_S) +
           (ticks.QuadPart % per_second.QuadPart * NS_PER_S / per_second.QuadPart);
#else
    struct timespec now = {0, 0};
    (void)clock_gettime(CLOCK_MONOTONIC, &now); // it has no way to fail here
    return ((int64_t)now.tv_sec * NS_PER_S) + now.tv_nsec;
#endif
}

// The sum, or the nearest number that an int64_t can hold.
static int64_t add(int64_t a, int64_t b) {
    if (b > 0 && a > INT64_MAX - b) {
        return INT64_MAX;
    }
    if (b < 0 && a < INT64_MIN - b) {
        return INT64_MIN;
    }
    return a + b;
}

// How long it has run in all, up to now. A clock that goes backwards counts as standing.
static int64_t ran_ns(const stopwatch *watch) {
    if (!watch->running) {
        return watch->ran_ns;
    }
    int64_t now = clock_ns();
    return now > watch->started_ns ? add(watch->ran_ns, now - watch->started_ns)
                                   : watch->ran_ns;
}

// --8<-- [start:new]
stopwatch *stopwatch_new(void) {
    stopwatch *watch = calloc(1, sizeof *watch);
    if (watch != NULL) {
        (void)atomic_fetch_add(&live, 1);
    }
    return watch;
}

void stopwatch_free(stopwatch *watch) {
    if (watch != NULL) {
        (void)atomic_fetch_sub(&live, 1);
        free(watch);
    }
}
// --8<-- [end:new]

// --8<-- [start:start]
int stopwatch_start(stopwatch *watch) {
    if (watch->running) {
        return STOPWATCH_RUNNING;
    }
    watch->started_ns = clock_ns();
    watch->running = true;
    return STOPWATCH_OK;
}
// --8<-- [end:start]

int stopwatch_stop(stopwatch *watch) {
    if (!watch->running) {
        return STOPWATCH_STOPPED;
    }
    watch->ran_ns = ran_ns(watch);
    watch->running = false;
    return STOPWATCH_OK;
}

// --8<-- [start:lap]
int stopwatch_lap(stopwatch *watch) {
    if (!watch->running) {
        return STOPWATCH_STOPPED;
    }
    if (watch->laps == STOPWATCH_MAX_LAPS) {
        return STOPWATCH_FULL;
    }
    int64_t ran = ran_ns(watch);
    watch->lap_ns[watch->laps] = ran > watch->marked_ns ? ran - watch->marked_ns : 0;
    watch->marked_ns = ran;
    watch->laps++;
    return STOPWATCH_OK;
}
// --8<-- [end:lap]

int stopwatch_reset(stopwatch *watch) {
    watch->running = false;
    watch->ran_ns = watch->added_ns = watch->marked_ns = 0;
    watch->laps = 0;
    return STOPWATCH_OK;
}

int stopwatch_add_ms(stopwatch *watch, int32_t milliseconds) {
    int64_t added = add(watch->added_ns, milliseconds * NS_PER_MS);
    if (add(ran_ns(watch), added) < 0) {
        return STOPWATCH_RANGE;
    }
    watch->added_ns = added;
    return STOPWATCH_OK;
}

bool stopwatch_running(const stopwatch *watch) {
    return watch->running;
}

char stopwatch_symbol(const stopwatch *watch) {
    if (watch->running) {
        return '>';
    }
    return stopwatch_elapsed_ns(watch) > 0 ? '=' : '0';
}

size_t stopwatch_laps(const stopwatch *watch) {
    return watch->laps;
}

int64_t stopwatch_lap_ns(const stopwatch *watch, size_t index) {
    return index < watch->laps ? watch->lap_ns[index] : -1;
}

int64_t stopwatch_elapsed_ns(const stopwatch *watch) {
    int64_t elapsed = add(ran_ns(watch), watch->added_ns);
    return elapsed > 0 ? elapsed : 0;
}

// --8<-- [start:elapsed_in]
double stopwatch_elapsed_in(const stopwatch *watch, char unit) {
    double seconds = (double)stopwatch_elapsed_ns(watch) / (double)NS_PER_S;
    switch (unit) {
    case 'h':
        return seconds / 3600;
    case 'm':
        return seconds / 60;
    case 's':
        return seconds;
    default:
        return (double)NAN;
    }
}
// --8<-- [end:elapsed_in]

// --8<-- [start:label]
int stopwatch_set_label(stopwatch *watch, const char *format, ...) {
    char label[sizeof watch->label];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(label, sizeof label, format, arguments);
    va_end(arguments);
    if (length < 0 || (size_t)length >= sizeof label) {
        return STOPWATCH_FULL;
    }
    memcpy(watch->label, label, sizeof label);
    return STOPWATCH_OK;
}
// --8<-- [end:label]

const char *stopwatch_label(const stopwatch *watch) {
    return watch->label;
}

// --8<-- [start:save]
int stopwatch_save(const stopwatch *watch, const char *path) {
    FILE *file = fopen(path, "w");
    if (file == NULL) {
        return STOPWATCH_SYSTEM; // fopen has set errno
    }
    bool written = fprintf(file, "%s\n", watch->label) >= 0;
    for (size_t lap = 0; lap < watch->laps && written; lap++) {
        written = fprintf(file, "%lld\n", (long long)watch->lap_ns[lap]) >= 0;
    }
    bool closed = fclose(file) == 0;
    return written && closed ? STOPWATCH_OK : STOPWATCH_SYSTEM;
}
// --8<-- [end:save]

const char *stopwatch_strerror(int status) {
    switch (status) {
    case STOPWATCH_OK:
        return "no error";
    case STOPWATCH_RUNNING:
        return "it runs already";
    case STOPWATCH_STOPPED:
        return "it does not run";
    case STOPWATCH_FULL:
        return "there is no room left";
    case STOPWATCH_RANGE:
        return "the elapsed time would be less than nothing";
    case STOPWATCH_SYSTEM:
        return "the operating system refused";
    default:
        return "unknown status";
    }
}

size_t stopwatch_live(void) {
    return atomic_load(&live);
}
