#define STOCK_BUILD
#include "stock.h"

#include <stdlib.h>
#include <string.h>

typedef struct shelf {
    struct shelf *next; // owned; NULL at the end
    char *name;         // owned, a copy of the caller's
    int pieces;
} shelf;

struct stock {
    shelf *first; // owned; NULL if the store is empty
};

stock *stock_new(void) {
    return calloc(1, sizeof(stock));
}

void stock_free(stock *store) {
    if (store == NULL) {
        return;
    }
    for (shelf *next = store->first; next != NULL;) {
        shelf *old = next;
        next = old->next;
        free(old->name);
        free(old);
    }
    free(store);
}

// Returns the shelf of this name, which stays the store's, or NULL.
static shelf *find(const stock *store, const char *name) {
    shelf *here = store->first;
    while (here != NULL && strcmp(here->name, name) != 0) {
        here = here->next;
    }
    return here;
}

stock_status stock_put(stock *store, const char *name, int pieces) {
    shelf *found = find(store, name);
    if (found == NULL) {
        size_t bytes = strlen(name) + 1;
        found = malloc(sizeof *found);
        char *copy = malloc(bytes);
        if (found == NULL || copy == NULL) {
            free(copy);
            free(found);
            return STOCK_NO_MEMORY;
        }
        memcpy(copy, name, bytes);
        *found = (shelf){store->first, copy, 0};
        store->first = found;
    }
    found->pieces += pieces;
    return STOCK_OK;
}

stock_status stock_take(stock *store, const char *name, int pieces, int *left) {
    shelf *found = find(store, name);
    if (found == NULL) {
        return STOCK_UNKNOWN;
    }
    if (found->pieces < pieces) {
        return STOCK_TOO_FEW;
    }
    found->pieces -= pieces;
    *left = found->pieces;
    return STOCK_OK;
}
