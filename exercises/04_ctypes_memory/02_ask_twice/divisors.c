#define DIVISORS_BUILD
#include "divisors.h"

static size_t calls;

static size_t fill(uint32_t number, uint32_t *found) {
    size_t count = 0;
    for (uint64_t small = 1; small * small <= number; small++) { // up to the root
        if (number % small == 0) {
            if (found != NULL) {
                found[count] = (uint32_t)small;
            }
            count++;
        }
    }
    for (uint64_t small = count; small > 0; small--) { // and what goes with each of them
        uint32_t divisor = found != NULL ? found[small - 1] : 0;
        if (found != NULL && (uint64_t)divisor * divisor != number) {
            found[count++] = number / divisor;
        }
    }
    return count;
}

static size_t count_of(uint32_t number) {
    size_t count = 0;
    for (uint64_t small = 1; small * small <= number; small++) {
        if (number % small == 0) {
            count += small * small == number ? 1 : 2;
        }
    }
    return count;
}

int divisors_of(uint32_t number, uint32_t *found, size_t *count) {
    calls++;
    size_t room = *count;
    *count = count_of(number);
    if (number == 0) {
        return DIVISORS_RANGE;
    }
    if (room < *count) {
        return DIVISORS_ROOM;
    }
    (void)fill(number, found);
    return DIVISORS_OK;
}

size_t divisors_calls(void) {
    return calls;
}
