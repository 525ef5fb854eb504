#define TOPIC_BUILD
#include "topic.h"

#include <stdbool.h>
#include <stdlib.h>

struct listener {
    topic_listener call; // NULL: it was removed
    void *user;
};

struct topic {
    int count;             // how many were ever added: the places 0 to count - 1 are in use
    struct listener *list; // owned by the topic; make_room may move it
};

topic *topic_new(void) {
    return calloc(1, sizeof(topic));
}

void topic_free(topic *it) {
    free(it->list);
    free(it);
}

// Makes room for one more listener, at the place it->count. The whole list may move.
static bool make_room(topic *it) {
    struct listener *list = realloc(it->list, ((size_t)it->count + 1) * sizeof *list);
    if (list == NULL) {
        return false;
    }
    it->list = list;
    return true;
}

int topic_add(topic *it, topic_listener listener, void *user) {
    (void)listener;
    (void)user;
    return make_room(it) ? 0 : TOPIC_MEMORY; // TODO: keep both, and return the number
}

int topic_remove(topic *it, int number) {
    (void)it;
    (void)number;
    return TOPIC_UNKNOWN; // TODO
}

int topic_publish(topic *it, double value) {
    (void)it;
    (void)value;
    return 0; // TODO: call each of them, and count
}
