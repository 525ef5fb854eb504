#include "album.h"

#include <stdlib.h>
#include <string.h>

// Copies a text. Returns NULL if there is no memory left; else it belongs to the caller.
static char *copied(const char *text) {
    size_t size = strlen(text) + 1;
    char *copy = malloc(size);
    if (copy != NULL) {
        memcpy(copy, text, size);
    }
    return copy;
}

void album_free(album *self) {
    if (self == NULL) {
        return;
    }
    for (size_t i = 0; i < self->count; i++) {
        free(self->names[i]);
    }
    free((void *)self->names);
    free(self->title);
    free(self);
}

// TODO: each malloc here may return NULL, and so may copied
album *album_new(const char *title, const char *const *names, size_t count) {
    album *made = malloc(sizeof *made);
    made->title = copied(title);
    made->names = (char **)malloc(count * sizeof *made->names);
    made->count = count;
    for (size_t i = 0; i < count; i++) {
        made->names[i] = copied(names[i]);
    }
    return made;
}
