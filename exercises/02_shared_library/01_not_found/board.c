#include "board.h"
#include "tally.h"

#include <stdio.h>

void board_show(int first, int second) {
    printf("score: %d\n", tally_add(first, second));
}
