#define WORDS_BUILD
#include "words.h"

#include <stdbool.h>
#include <string.h>

enum { ROOM = 64 };

size_t words_each(const char *text, words_visit visit, void *user) {
    size_t visited = 0;
    bool skip = false;
    while (*text != '\0') {
        size_t length = strcspn(text, " \n");
        if (length >= ROOM) {
            length = ROOM - 1;
        }
        if (length > 0 && !skip) {
            char word[ROOM] = {0};
            memcpy(word, text, length);
            visited++;
            skip = visit(word, user) != 0;
        }
        text += length;
        if (*text == '\n') {
            skip = false;
        }
        if (*text == '\n' || *text == ' ') {
            text++;
        }
    }
    return visited;
}
