#include "shaker.h"

#include <stdio.h>

int main(void) {
    printf("the best of three: %d\n", shaker_best(2, 6));
    return 0;
}
