#include "note.h"

#include <stdlib.h>
#include <string.h>

uint16_t note_sum(const note *self) {
    uint32_t sum = self->kind;
    for (uint32_t i = 0; i < self->size; i++) {
        sum += self->data[i];
    }
    return (uint16_t)sum;
}

note *note_join(const note *first, const note *second) {
    note *made = malloc(sizeof *made + first->size + second->size);
    if (made == NULL) {
        return NULL;
    }
    *made = (note){.kind = first->kind, .size = first->size + second->size};
    memcpy(made->data, first->data, first->size);
    memcpy(made->data + first->size, second->data, second->size);
    made->sum = note_sum(made);
    return made;
}

void note_free(note *self) {
    free(self);
}
