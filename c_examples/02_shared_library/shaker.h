// shaker: throws a handful of dice. It needs the library dice.
#ifndef SHAKER_H
#define SHAKER_H

#include "dice.h"

#ifdef __cplusplus
extern "C" {
#endif

// --8<-- [start:declare]
// What is thrown: {2, 6} are two dice with six sides.
typedef struct shaker {
    int count;
    int sides;
} shaker;

// Throws them, and returns the sum; 0 for dice that dice_sum refuses.
DICE_API int shaker_throw(const shaker *cup);

// Throws so many dice three times, and returns the best sum.
DICE_API int shaker_best(int count, int sides);
// --8<-- [end:declare]

#ifdef __cplusplus
}
#endif

#endif
