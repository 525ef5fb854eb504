#include "die.h"

#ifndef SIDES
#define SIDES 6
#endif

int die_max(void) {
    return SIDES;
}
