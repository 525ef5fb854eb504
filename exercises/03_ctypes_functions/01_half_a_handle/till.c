#define TILL_BUILD
#include "till.h"

#include <stdlib.h>

struct till {
    int64_t first;
    size_t count;
    int32_t payments[TILL_MAX_PAYMENTS];
};

till *till_new(int64_t cents) {
    till *drawer = calloc(1, sizeof *drawer);
    if (drawer != NULL) {
        drawer->first = cents;
    }
    return drawer;
}

void till_free(till *drawer) {
    free(drawer);
}

int till_pay(till *drawer, int32_t cents) {
    if (drawer->count == TILL_MAX_PAYMENTS) {
        return -1;
    }
    drawer->payments[drawer->count++] = cents;
    return 0;
}

static int64_t paid(const till *drawer) {
    int64_t sum = 0;
    for (size_t number = 0; number < drawer->count; number++) {
        sum += drawer->payments[number];
    }
    return sum;
}

int64_t till_total(const till *drawer) {
    return drawer->first + paid(drawer);
}

size_t till_payments(const till *drawer) {
    return drawer->count;
}

double till_mean(const till *drawer) {
    return drawer->count == 0 ? 0.0 : (double)paid(drawer) / (double)drawer->count;
}
