#define READING_BUILD
#include "reading.h"

#include <string.h>

int reading_value(const reading *one, double *value) {
    switch (one->kind) {
    case READING_IS_NUMBER:
        *value = one->number;
        return READING_OK;
    case READING_IS_COUNT:
        *value = (double)one->count;
        return READING_OK;
    case READING_IS_LABEL:
        return READING_LABEL;
    }
    return READING_KIND;
}

int reading_total(const reading *all, size_t count, double *total) {
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        double value = 0;
        int status = reading_value(&all[i], &value);
        if (status == READING_KIND) {
            return status;
        }
        sum += value;
    }
    *total = sum;
    return READING_OK;
}

int reading_label(const reading *one, char *text, size_t size) {
    if (one->kind != READING_IS_LABEL) {
        return READING_KIND;
    }
    if (one->label.length >= size) {
        return READING_ROOM;
    }
    if (one->label.length > 0) {
        memcpy(text, one->label.bytes, one->label.length);
    }
    text[one->label.length] = 0;
    return READING_OK;
}
