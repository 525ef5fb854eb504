#define READING_BUILD
#include "reading.h"

#include <string.h>

int reading_value(const reading *one, double *value) {
    *value = one->number; // TODO: ask which of the three it is
    return READING_OK;
}

int reading_total(const reading *all, size_t count, double *total) {
    (void)all;
    (void)count;
    *total = 0; // TODO: add up what is a number or a count
    return READING_OK;
}

int reading_label(const reading *one, char *text, size_t size) {
    (void)one;
    if (size > 0) {
        text[0] = 0; // TODO: copy the bytes, if there is room
    }
    return READING_OK;
}
