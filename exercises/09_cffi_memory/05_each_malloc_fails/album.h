// album: a title, and the names of the photos.
#ifndef ALBUM_H
#define ALBUM_H

#include <stddef.h>

typedef struct {
    char *title;
    size_t count;
    char **names; // count of them; NULL if there is none
} album;

// Makes an album. It copies the title and each name.
//
// Range:   count may be 0; then names may be NULL.
// Errors:  NULL if there is no memory left; then nothing is left over.
// Memory:  title and names are only read. The album belongs to the caller, who gives it
//          back with album_free.
album *album_new(const char *title, const char *const *names, size_t count);

// Gives back an album, and all that belongs to it. NULL is left alone.
void album_free(album *self);

#endif
