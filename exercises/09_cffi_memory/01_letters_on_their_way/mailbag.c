#include "mailbag.h"

#include <stdlib.h>

struct mailbag {
    int count;
    const letter *letters[MAILBAG_ROOM];
};

mailbag *mailbag_new(void) {
    return calloc(1, sizeof(mailbag));
}

void mailbag_free(mailbag *bag) {
    free(bag);
}

int mailbag_add(mailbag *bag, const letter *one) {
    if (bag->count == MAILBAG_ROOM) {
        return -1;
    }
    bag->letters[bag->count] = one;
    bag->count++;
    return 0;
}

int mailbag_grams(const mailbag *bag) {
    int grams = 0;
    for (int i = 0; i < bag->count; i++) {
        grams += bag->letters[i]->grams;
    }
    return grams;
}

void mailbag_list(const mailbag *bag, char *room, size_t size) {
    size_t end = 0;
    for (int i = 0; i < bag->count; i++) {
        const char *parts[] = {i > 0 ? ", " : "", bag->letters[i]->to};
        for (int part = 0; part < 2; part++) {
            for (const char *from = parts[part]; *from != '\0' && end + 1 < size; from++) {
                room[end] = *from;
                end++;
            }
        }
    }
    room[end] = '\0';
}

int mailbag_deliver(mailbag *bag) {
    int grams = mailbag_grams(bag);
    bag->count = 0;
    return grams;
}
