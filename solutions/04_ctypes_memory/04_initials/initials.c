#define INITIALS_BUILD
#include "initials.h"

#include <stdlib.h>

// 1 if a part of the name begins at this place, else 0.
static size_t begins(const char *name, size_t at) {
    if (name[at] == ' ' || name[at] == '\0') {
        return 0;
    }
    return at == 0 || name[at - 1] == ' ' ? 1 : 0;
}

int initials_make(const char *name, char **result) {
    size_t parts = 0;
    for (size_t at = 0; name[at] != '\0'; at++) {
        parts += begins(name, at);
    }
    if (parts == 0) {
        return INITIALS_EMPTY;
    }
    // "A. " for each part; the blank of the last one makes room for the zero byte.
    char *initials = malloc(3 * parts);
    if (initials == NULL) {
        return INITIALS_MEMORY;
    }
    size_t used = 0;
    for (size_t at = 0; name[at] != '\0'; at++) {
        if (begins(name, at) == 1) {
            initials[used++] = name[at];
            initials[used++] = '.';
            initials[used++] = ' ';
        }
    }
    initials[used - 1] = '\0';
    *result = initials;
    return INITIALS_OK;
}

void initials_free(char *initials) {
    free(initials);
}
