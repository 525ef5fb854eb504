#define TRAIL_BUILD
#include "trail.h"

#include <stdlib.h>

struct trail {
    trail_stop *first;
};

static int32_t live;

static void free_stops(trail_stop *stop) {
    while (stop != NULL) {
        trail_stop *next = stop->next;
        free(stop);
        stop = next;
    }
}

trail *trail_new(int32_t count, int32_t seed) {
    trail *whole = calloc(1, sizeof *whole);
    if (whole == NULL) {
        return NULL;
    }
    for (int32_t i = count; i > 0; i--) { // the last one is made first
        trail_stop *stop = calloc(1, sizeof *stop);
        if (stop == NULL) {
            free_stops(whole->first);
            free(whole);
            return NULL;
        }
        stop->height = (seed + (i * 37)) % 1000;
        stop->way = (seed % 50) + (i / 4.0);
        stop->next = whole->first;
        whole->first = stop;
    }
    live++;
    return whole;
}

void trail_free(trail *whole) {
    if (whole != NULL) {
        for (trail_stop *stop = whole->first; stop != NULL; stop = stop->next) {
            stop->height = -1; // whoever looks at it later shall see that it is gone
        }
        free_stops(whole->first);
        free(whole);
        live--;
    }
}

const trail_stop *trail_first(const trail *whole) {
    return whole->first;
}

int64_t trail_climb(const trail_stop *first) {
    int64_t up = 0;
    for (const trail_stop *stop = first; stop != NULL && stop->next != NULL;
         stop = stop->next) {
        int32_t step = stop->next->height - stop->height;
        up += step > 0 ? step : 0;
    }
    return up;
}

int32_t trail_live(void) {
    return live;
}
