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
    (void)list; // TODO: give back what splits_new took
}

int splits_add(splits *list, int32_t milliseconds) {
    (void)list;
    return milliseconds < 0 ? SPLITS_RANGE : SPLITS_FULL; // TODO: add it, if there is room
}

size_t splits_count(const splits *list) {
    return list->count;
}

int64_t splits_total(const splits *list) {
    (void)list;
    return 0; // TODO: the sum of all times
}
