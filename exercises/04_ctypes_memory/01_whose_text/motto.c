#define MOTTO_BUILD
#include "motto.h"

#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>

// In front of each motto, the library notes how long it is.
struct note {
    alignas(max_align_t) size_t size;
};

char *motto_make(const char *name) {
    if (*name == '\0') {
        return NULL;
    }
    int size = snprintf(NULL, 0, "%s, count on it!", name);
    struct note *note = malloc(sizeof *note + (size_t)size + 1);
    if (note == NULL) {
        return NULL;
    }
    note->size = (size_t)size;
    char *motto = (char *)(note + 1);
    (void)snprintf(motto, (size_t)size + 1, "%s, count on it!", name);
    return motto;
}

void motto_free(char *motto) {
    if (motto != NULL) {
        free((struct note *)(void *)motto - 1);
    }
}

const char *motto_version(void) {
    return "2.1";
}
