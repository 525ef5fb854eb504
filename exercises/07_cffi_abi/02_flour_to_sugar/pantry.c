#define PANTRY_BUILD
#include "pantry.h"

#include <inttypes.h>
#include <stdio.h>

int pantry_label(const struct pantry_item *item, char *buffer, size_t size) {
    int length = snprintf(NULL, 0, "%" PRId32 " x %s", item->count, item->name);
    if (length < 0 || (size_t)length >= size) {
        return 1;
    }
    (void)snprintf(buffer, size, "%" PRId32 " x %s", item->count, item->name);
    return 0;
}
