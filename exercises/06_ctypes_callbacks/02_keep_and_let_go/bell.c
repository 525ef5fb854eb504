#define BELL_BUILD
#include "bell.h"

#include <stdlib.h>

struct bell {
    bell_listener listener[BELL_MAX_LISTENERS]; // NULL: nobody has this number
    void *user[BELL_MAX_LISTENERS];
};

bell *bell_new(void) {
    return calloc(1, sizeof(bell));
}

void bell_free(bell *it) {
    for (int number = 1; number <= BELL_MAX_LISTENERS; number++) {
        (void)bell_leave(it, number);
    }
    free(it);
}

int bell_listen(bell *it, bell_listener listener, void *user) {
    for (int place = 0; place < BELL_MAX_LISTENERS && listener != NULL; place++) {
        if (it->listener[place] == NULL) {
            it->listener[place] = listener;
            it->user[place] = user;
            return place + 1;
        }
    }
    return 0;
}

int bell_leave(bell *it, int number) {
    if (number < 1 || number > BELL_MAX_LISTENERS || it->listener[number - 1] == NULL) {
        return -1;
    }
    it->listener[number - 1](0, it->user[number - 1]);
    it->listener[number - 1] = NULL;
    return 0;
}

int bell_ring(bell *it, int rings) {
    int called = 0;
    for (int place = 0; place < BELL_MAX_LISTENERS; place++) {
        if (it->listener[place] != NULL) {
            it->listener[place](rings, it->user[place]);
            called++;
        }
    }
    return called;
}
