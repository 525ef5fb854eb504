#define SHELF_BUILD
#include "shelf.h"

#include <stdio.h>
#include <stdlib.h>

static size_t live;

char *shelf_label(const char *name) {
    if (*name == '\0') {
        return NULL;
    }
    int size = snprintf(NULL, 0, "[ %s ]", name);
    char *label = malloc((size_t)size + 1);
    if (label != NULL) {
        (void)snprintf(label, (size_t)size + 1, "[ %s ]", name);
        live++;
    }
    return label;
}

void shelf_free(char *label) {
    live -= label != NULL ? 1 : 0;
    free(label);
}

size_t shelf_widths(const char *text, int32_t *widths, size_t room) {
    size_t words = 0;
    while (*text != '\0') {
        int32_t width = 0;
        for (; *text != '\0' && *text != ' '; text++) {
            width++;
        }
        for (; *text == ' '; text++) {
        }
        if (width > 0 && words < room) {
            widths[words] = width;
        }
        words += width > 0 ? 1 : 0;
    }
    return words;
}

void shelf_upper(char *text) {
    for (; *text != '\0'; text++) {
        if (*text >= 'a' && *text <= 'z') {
            *text = (char)(*text - 'a' + 'A');
        }
    }
}

int64_t shelf_weight(const int32_t *grams, size_t count) {
    int64_t sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += grams[i];
    }
    return sum;
}

size_t shelf_live(void) {
    return live;
}
