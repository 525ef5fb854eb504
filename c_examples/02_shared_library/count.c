#include "dice.h"

#include <stdio.h>

int main(void) {
    dice_seed(1);
    printf("version %d: three dice with twenty sides show %d\n", dice_version(),
           dice_sum(3, 20));
    return 0;
}
