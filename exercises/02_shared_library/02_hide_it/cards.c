#define CARDS_BUILD
#include "cards.h"

// They are in chance.c.
void chance_seed(uint32_t seed);
int random(int limit);

static int deck[CARDS_ALL];
static int left;

void exchange(int first, int second) {
    int card = deck[first];
    deck[first] = deck[second];
    deck[second] = card;
}

void cards_shuffle(uint32_t seed) {
    chance_seed(seed);
    for (int place = 0; place < CARDS_ALL; place++) {
        deck[place] = place + 1;
    }
    left = CARDS_ALL;
}

int cards_draw(void) {
    if (left == 0) {
        return 0;
    }
    int place = random(left);
    if (place < 0 || place >= left) {
        return place; // no such place: let them see it
    }
    left--;
    exchange(place, left);
    return deck[left];
}

int cards_left(void) {
    return left;
}
