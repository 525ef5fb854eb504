#define BATCH_BUILD
#include "batch.h"

#include <stdbool.h>
#include <stdlib.h>

struct batch {
    size_t most;
    batch_take take;
    void *user;
    size_t count;     // how many numbers wait
    bool stopped;     // the taker wants no more
    bool busy;        // the taker is running
    double numbers[]; // room for most
};

batch *batch_new(size_t most, batch_take take, void *user) {
    batch *made = malloc(sizeof *made + (most * sizeof *made->numbers));
    if (made != NULL) {
        *made = (batch){.most = most, .take = take, .user = user};
    }
    return made;
}

void batch_free(batch *self) {
    free(self);
}

// Hands over what waits.
static int hand_over(batch *self) {
    self->busy = true;
    self->stopped = self->take(self->numbers, self->count, self->user) != 0;
    self->busy = false;
    self->count = 0;
    return self->stopped ? BATCH_STOPPED : BATCH_OK;
}

int batch_add(batch *self, double number) {
    if (self->busy) {
        return BATCH_BUSY;
    }
    if (self->stopped) {
        return BATCH_STOPPED;
    }
    self->numbers[self->count++] = number;
    return self->count == self->most ? hand_over(self) : BATCH_OK;
}

int batch_end(batch *self) {
    if (self->busy) {
        return BATCH_BUSY;
    }
    if (self->stopped) {
        return BATCH_STOPPED;
    }
    return self->count > 0 ? hand_over(self) : BATCH_OK;
}
