// dice: throws dice. The same seed gives the same rolls.
#ifndef DICE_H
#define DICE_H

#include <stdint.h>

// --8<-- [start:api]
// Marks what people outside the library may use.
#ifndef _WIN32
#define DICE_API __attribute__((visibility("default")))
#elif defined(DICE_BUILD) // the library itself is being compiled
#define DICE_API __declspec(dllexport)
#else
#define DICE_API __declspec(dllimport)
#endif
// --8<-- [end:api]

// --8<-- [start:cpp]
#ifdef __cplusplus
extern "C" {
#endif
// --8<-- [end:cpp]

// --8<-- [start:declare]
#define DICE_MAX_SIDES 100000
#define DICE_MAX_COUNT 10000

// For all functions here.
//
// State:   there is one generator in the library, and whoever uses the library in this
//          process uses this one.
// Threads: one at a time. Nothing is locked.

// Starts the generator again. The same seed gives the same rolls. A program that never
// seeds gets the rolls of the seed 0.
DICE_API void dice_seed(uint32_t seed);

// Rolls one die: returns 1 to `sides`.
//
// Range:   1 to DICE_MAX_SIDES sides.
// Errors:  0, which no die shows. Then nothing was rolled.
DICE_API int dice_roll(int sides);

// Rolls `count` dice of `sides` sides, and returns the sum.
//
// Range:   1 to DICE_MAX_COUNT dice of 1 to DICE_MAX_SIDES sides.
// Errors:  0, which no sum is. Then nothing was rolled.
DICE_API int dice_sum(int count, int sides);

// How many dice were rolled since the library was loaded, or since the last dice_seed.
DICE_API int64_t dice_rolls(void);

// The version of this interface.
DICE_API int dice_version(void);
// --8<-- [end:declare]

#ifdef __cplusplus
}
#endif

#endif
