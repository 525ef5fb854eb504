// A plug-in in C: finds the key that comes most often.
#define JSONSCAN_BUILD
#include "plugin.h"

#include <stdio.h>
#include <string.h>

// --8<-- [start:all]
static struct {
    char key[32];
    size_t size, times;
} known[100];
static size_t keys;

static void count_key(const char *key, size_t size) {
    size_t i = 0;
    while (i < keys && (known[i].size != size || memcmp(known[i].key, key, size) != 0)) {
        i++;
    }
    if (i == keys && keys < sizeof known / sizeof *known && size <= sizeof known->key) {
        known[keys++].size = size;
        memcpy(known[i].key, key, size);
    }
    known[i].times += i < keys; // a key that is too long, or one too many, is left out
}

int plugin_visit(const jsonscan_event *events, size_t count, void *user) {
    (void)user;
    for (size_t i = 0; i < count; i++) {
        if (events[i].kind == JSONSCAN_KEY) {
            count_key(events[i].text, events[i].size);
        }
    }
    return 0;
}

size_t plugin_result(char *text, size_t room) {
    size_t most = 0;
    for (size_t i = 0; i < keys; i++) {
        if (known[i].times > known[most].times) {
            most = i;
        }
    }
    int written = snprintf(text, room, "%.*s: %zu times", (int)known[most].size,
                           known[most].key, known[most].times);
    return written < 0 || (size_t)written >= room ? 0 : (size_t)written;
}
// --8<-- [end:all]
