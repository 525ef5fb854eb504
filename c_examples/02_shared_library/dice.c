#define DICE_BUILD
#include "dice.h"
#include "generator.h"

// --8<-- [start:state]
static int64_t rolled; // since the library was loaded, or since the last dice_seed

static int valid(int number, int most) {
    return number >= 1 && number <= most;
}

static int one(int sides) {
    rolled++;
    return (int)generator_below((uint32_t)sides) + 1;
}

int dice_roll(int sides) {
    return valid(sides, DICE_MAX_SIDES) ? one(sides) : 0;
}
// --8<-- [end:state]

void dice_seed(uint32_t seed) {
    generator_seed(seed);
    rolled = 0;
}

int dice_sum(int count, int sides) {
    if (!valid(count, DICE_MAX_COUNT) || !valid(sides, DICE_MAX_SIDES)) {
        return 0;
    }
    int sum = 0;
    for (int number = 0; number < count; number++) {
        sum += one(sides);
    }
    return sum;
}

int64_t dice_rolls(void) {
    return rolled;
}

int dice_version(void) {
    return 1;
}
