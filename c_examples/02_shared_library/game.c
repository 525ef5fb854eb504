#include "shaker.h"

#include <stdio.h>

// --8<-- [start:main]
int main(void) {
    struct {
        shaker cup;
        int money;
    } player = {.cup = {.count = 2, .sides = 6}, .money = 1000};
    puts("two dice are thrown");
    dice_seed(1);
    printf("you have %d, and throw %d\n", player.money, shaker_throw(&player.cup));
    return 0;
}
// --8<-- [end:main]
