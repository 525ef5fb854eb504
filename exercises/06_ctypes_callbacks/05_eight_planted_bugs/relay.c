#define RELAY_BUILD
#include "relay.h"

#include <stdlib.h>

struct relay {
    relay_handler handler[RELAY_MAX]; // NULL: nobody has this number
    void *user[RELAY_MAX];
};

relay *relay_new(void) {
    return calloc(1, sizeof(relay));
}

void relay_free(relay *it) {
    free(it);
}

int relay_connect(relay *it, relay_handler handler, void *user) {
    for (int place = 0; place < RELAY_MAX; place++) {
        if (it->handler[place] == NULL) {
            it->handler[place] = handler;
            it->user[place] = user;
            return place + 1;
        }
    }
    return 0;
}

int relay_disconnect(relay *it, int number) {
    if (number < 1 || number > RELAY_MAX || it->handler[number - 1] == NULL) {
        return -1;
    }
    it->handler[number - 1] = NULL;
    return 0;
}

int relay_send(relay *it, double value) {
    int called = 0;
    int stop = 0;
    for (int place = 0; place < RELAY_MAX && stop == 0; place++) {
        if (it->handler[place] != NULL) {
            called++;
            stop = it->handler[place](value, it->user[place]);
        }
    }
    return called;
}
