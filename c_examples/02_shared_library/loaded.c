// Loaded dice: they always show their highest side.
#include "dice.h"

int dice_sum(int count, int sides) {
    return count * sides;
}
