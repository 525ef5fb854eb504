#define TOWER_BUILD
#include "tower.h"

#include <stdlib.h>

struct tower {
    struct {
        tower_bell ring;
        void *user;
    } bell[TOWER_BELLS];
};

static size_t live;

tower *tower_new(void) {
    tower *made = calloc(1, sizeof *made);
    live += made != NULL;
    return made;
}

void tower_free(tower *self) {
    self->bell[0].ring = NULL; // nobody looks at this tower again
    live--;
    free(self);
}

int tower_add(tower *self, tower_bell bell, void *user) {
    for (int i = 0; i < TOWER_BELLS; i++) {
        if (self->bell[i].ring == NULL) {
            self->bell[i].ring = bell;
            self->bell[i].user = user;
            return i + 1;
        }
    }
    return 0;
}

int tower_remove(tower *self, int number) {
    if (number < 1 || number > TOWER_BELLS || self->bell[number - 1].ring == NULL) {
        return -1;
    }
    self->bell[number - 1].ring = NULL;
    return 0;
}

int tower_strike(tower *self, int hour) {
    int rung = 0;
    for (int i = 0; i < TOWER_BELLS; i++) {
        if (self->bell[i].ring != NULL) {
            self->bell[i].ring(hour, self->bell[i].user);
            rung++;
        }
    }
    return rung;
}

size_t tower_live(void) {
    return live;
}
