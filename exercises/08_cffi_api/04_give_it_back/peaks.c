#include "peaks.h"

#include <stdlib.h>

peaks *peaks_find(const double *heights, size_t count) {
    peaks *found = malloc(sizeof *found);
    double *kept = malloc((count + 1) * sizeof *kept); // never 0 bytes
    if (found == NULL || kept == NULL) {
        free(found);
        free(kept);
        return NULL;
    }
    *found = (peaks){.heights = kept, .room = count + 1};
    for (size_t i = 1; i + 1 < count; i++) {
        if (heights[i] > heights[i - 1] && heights[i] > heights[i + 1]) {
            kept[found->count++] = heights[i];
        }
    }
    return found;
}

void peaks_free(peaks *found) {
    if (found == NULL) {
        return;
    }
    free(found->heights);
    free(found);
}
