#include "shaker.h"

// --8<-- [start:throw]
int shaker_throw(const shaker *cup) {
    return dice_sum(cup->count, cup->sides);
}
// --8<-- [end:throw]

// --8<-- [start:best]
int shaker_best(int count, int sides) {
    int best = 0;
    for (int time = 0; time < 3; time++) {
        int sum = dice_sum(count, sides);
        best = sum > best ? sum : best;
    }
    return best;
}
// --8<-- [end:best]
