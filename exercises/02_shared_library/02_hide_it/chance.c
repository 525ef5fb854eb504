#define CARDS_BUILD
#include "cards.h"

static uint32_t state;

CARDS_API extern void chance_seed(uint32_t seed);
CARDS_API extern int random(int limit);

void chance_seed(uint32_t seed) {
    state = seed;
}

// Returns 0 to limit - 1.
int random(int limit) {
    state = (state * UINT32_C(1664525)) + UINT32_C(1013904223);
    return (int)((state >> 8) % (uint32_t)limit);
}
