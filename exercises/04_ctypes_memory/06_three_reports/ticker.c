#define TICKER_BUILD
#include "ticker.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

struct ticker {
    const char *rest; // the caller's own text
    size_t width;
};

// In front of each headline, the library notes how long it is.
struct note {
    alignas(max_align_t) size_t size;
};

size_t ticker_copy(const char *text, char *out, size_t room) {
    size_t size = 0;
    for (; text[size] != '\0'; size++) {
        if (size + 1 < room) {
            out[size] = text[size] == ' ' ? '*' : text[size];
        }
    }
    if (room > 0) {
        out[size < room ? size : room - 1] = '\0';
    }
    return size;
}

char *ticker_headline(const char *text) {
    size_t size = 0;
    while (text[size] != '\0' && text[size] != ' ') {
        size++;
    }
    struct note *note = size > 0 ? malloc(sizeof *note + size + 1) : NULL;
    if (note == NULL) {
        return NULL;
    }
    note->size = size;
    char *headline = (char *)(note + 1);
    for (size_t i = 0; i < size; i++) {
        char c = text[i];
        headline[i] = c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
    }
    headline[size] = '\0';
    return headline;
}

void ticker_free(char *headline) {
    if (headline != NULL) {
        free((struct note *)(void *)headline - 1);
    }
}

ticker *ticker_open(const char *text, size_t width) {
    ticker *show = malloc(sizeof *show);
    if (show != NULL) {
        show->rest = text;
        show->width = width;
    }
    return show;
}

bool ticker_next(ticker *show, char *out) {
    size_t size = strlen(show->rest);
    if (size == 0) {
        return false;
    }
    size = size < show->width ? size : show->width;
    memcpy(out, show->rest, size);
    out[size] = '\0';
    show->rest += size;
    return true;
}

void ticker_close(ticker *show) {
    free(show);
}
