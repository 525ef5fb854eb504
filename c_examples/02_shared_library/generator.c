#include "generator.h"

// --8<-- [start:state]
static uint64_t state; // one for the whole process
// --8<-- [end:state]

// SplitMix64, a generator that Guy Steele, Doug Lea and Christine Flood published in 2014.
static uint32_t next(void) {
    state += UINT64_C(0x9E3779B97F4A7C15);
    uint64_t mixed = state;
    mixed = (mixed ^ (mixed >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    mixed = (mixed ^ (mixed >> 27)) * UINT64_C(0x94D049BB133111EB);
    return (uint32_t)((mixed ^ (mixed >> 31)) >> 32);
}

void generator_seed(uint32_t seed) {
    state = seed;
}

uint32_t generator_below(uint32_t limit) {
    uint32_t fair = UINT32_MAX - (UINT32_MAX % limit); // a multiple of limit
    uint32_t number = next();
    while (number >= fair) { // else the first numbers would come more often
        number = next();
    }
    return number % limit;
}
