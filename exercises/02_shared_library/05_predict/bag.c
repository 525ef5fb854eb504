#include "bag.h"
#include "die.h"

int bag_max(void) {
    return 2 * die_max();
}
