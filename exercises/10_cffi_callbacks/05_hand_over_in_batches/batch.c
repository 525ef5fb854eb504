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

int batch_add(batch *self, double number) {
    // TODO: collect, hand over, and heed what the taker says
    return self->take(&number, 1, self->user) == 0 ? BATCH_OK : BATCH_STOPPED;
}

int batch_end(batch *self) {
    // TODO
    (void)self;
    return BATCH_OK;
}
