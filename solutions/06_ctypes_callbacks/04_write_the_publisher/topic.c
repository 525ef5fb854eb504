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
    if (listener == NULL) {
        return TOPIC_NULL;
    }
    if (!make_room(it)) {
        return TOPIC_MEMORY;
    }
    it->list[it->count].call = listener;
    it->list[it->count].user = user;
    return it->count++;
}

int topic_remove(topic *it, int number) {
    if (number < 0 || number >= it->count || it->list[number].call == NULL) {
        return TOPIC_UNKNOWN;
    }
    it->list[number].call = NULL;
    return 0;
}

int topic_publish(topic *it, double value) {
    int called = 0;
    int count = it->count; // who is added meanwhile waits for the next time
    for (int i = 0; i < count; i++) {
        struct listener one = it->list[i]; // a copy: the list may move during the call
        if (one.call == NULL) {
            continue;
        }
        called++;
        if (one.call(value, one.user) != 0) {
            it->list[i].call = NULL;
        }
    }
    return called;
}
