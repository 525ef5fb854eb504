#define FIELDS_BUILD
#include "fields.h"

#include <stdlib.h>
#include <string.h>

size_t fields_each(const char *table, size_t size, fields_visit visit, void *user) {
    size_t shown = 0;
    size_t row = 0;
    size_t column = 0;
    size_t begin = 0;
    char *room = malloc(size + 1);
    if (room == NULL) {
        return 0;
    }
    for (size_t at = 0; at < size; at++) {
        if (table[at] != ',' && table[at] != '\n') {
            continue;
        }
        memset(room, '#', size + 1); // of the field before, nothing is left
        memcpy(room, table + begin, at - begin);
        shown++;
        if (visit(room, at - begin, row, column, user) != 0) {
            break;
        }
        column = table[at] == ',' ? column + 1 : 0;
        row += table[at] == '\n';
        begin = at + 1;
    }
    free(room);
    return shown;
}
