#include "basket.h"

#include <string.h>

enum { ROOM = 64 };

double basket_total(const char *list, basket_price price, void *user) {
    double sum = 0;
    while (*list != '\0') {
        size_t length = strcspn(list, ",");
        char thing[ROOM] = {0};
        memcpy(thing, list, length < ROOM ? length : ROOM - 1);
        double one = price(thing, user);
        if (one < 0) {
            return -1.0;
        }
        sum += one;
        list += length;
        list += strspn(list, ", ");
    }
    return sum;
}
