#define GATE_BUILD
#define _POSIX_C_SOURCE 199309L // NOLINT: the name that POSIX gives it, for nanosleep
#include "gate.h"

#include <stdatomic.h>
#include <time.h>

static atomic_bool is_open;

void gate_open(void) {
    atomic_store(&is_open, true);
}

bool gate_wait(double seconds) {
    const struct timespec millisecond = {0, 1000000};
    const double milliseconds = seconds * 1000.0;
    for (long waited = 0; (double)waited < milliseconds; waited++) {
        if (atomic_exchange(&is_open, false)) {
            return true;
        }
        (void)nanosleep(&millisecond, NULL);
    }
    return atomic_exchange(&is_open, false);
}
