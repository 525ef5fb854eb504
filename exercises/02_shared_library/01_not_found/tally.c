#include "tally.h"

int tally_add(int first, int second) {
    return first + second;
}
