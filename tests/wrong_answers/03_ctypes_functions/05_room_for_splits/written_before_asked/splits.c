#define SPLITS_BUILD
#include "splits.h"

#include <stdlib.h>

struct splits {
    size_t count;    // how many times there are
    size_t capacity; // how many there is room for
    int32_t *times;  // owned by the list: `capacity` places
};

splits *splits_new(size_t capacity) {
    splits *list = calloc(1, sizeof *list);
    if (list == NULL) {
        return NULL;
    }
    list->times = calloc(capacity, sizeof *list->times);
    if (list->times == NULL) {
        free(list);
        return NULL;
    }
    list->capacity = capacity;
    return list;
}

void splits_free(splits *list) {
    if (list != NULL) {
        free(list->times);
        free(list);
    }
}

int splits_add(splits *list, int32_t milliseconds) {
    if (milliseconds < 0) {
        return SPLITS_RANGE;
    }
    list->times[list->count] = milliseconds;
    if (list->count == list->capacity) {
        return SPLITS_FULL;
    }
    list->count++;
    return SPLITS_OK;
}

size_t splits_count(const splits *list) {
    return list->count;
}

int64_t splits_total(const splits *list) {
    int64_t total = 0;
    for (size_t number = 0; number < list->count; number++) {
        total += list->times[number];
    }
    return total;
}
