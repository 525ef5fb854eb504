#include "trace.h"

#include <stdlib.h>

struct trace {
    size_t count;
    int16_t *samples;
};

static size_t live;

trace *trace_record(size_t count) {
    trace *made = malloc(sizeof *made);
    int16_t *samples = malloc(count * sizeof *samples);
    if (made == NULL || samples == NULL) {
        free(made);
        free(samples);
        return NULL;
    }
    for (size_t i = 0; i < count; i++) {
        samples[i] = (int16_t)((i % 1000) + 1);
    }
    *made = (trace){.count = count, .samples = samples};
    live++;
    return made;
}

void trace_free(trace *self) {
    if (self == NULL) {
        return;
    }
    live--;
    free(self->samples);
    free(self);
}

size_t trace_count(const trace *self) {
    return self->count;
}

const int16_t *trace_samples(const trace *self) {
    return self->samples;
}

void trace_louder(trace *self) {
    for (size_t i = 0; i < self->count; i++) {
        self->samples[i]++;
    }
}

size_t trace_live(void) {
    return live;
}
