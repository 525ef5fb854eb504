#define INITIALS_BUILD
#include "initials.h"

#include <stdlib.h>

// Whether a part of the name begins at this place.
static bool begins(const char *name, size_t at) {
    return name[at] != ' ' && name[at] != '\0' && (at == 0 || name[at - 1] == ' ');
}

int initials_make(const char *name, char **result) {
    // TODO: count the parts. Take room for all initials. Write them. Hand the address over.
    (void)result;
    return begins(name, 0) ? INITIALS_MEMORY : INITIALS_EMPTY;
}

void initials_free(char *initials) {
    (void)initials; // TODO
}
