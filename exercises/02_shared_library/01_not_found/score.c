#include "board.h"

#include <stdlib.h>

int main(int count, char **words) {
    if (count != 3) {
        return 2;
    }
    board_show((int)strtol(words[1], NULL, 10), (int)strtol(words[2], NULL, 10));
    return 0;
}
