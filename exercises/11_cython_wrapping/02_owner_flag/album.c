#define ALBUM_BUILD
#include "album.h"

#include <stdlib.h>

struct album {
    album *bonus; // owned; NULL until somebody asks for it
    long tracks;
    long longest;
    long seconds;
};

album *album_new(void) {
    return calloc(1, sizeof(album));
}

void album_free(album *whole) {
    while (whole != NULL) { // a bonus disc may have a bonus disc
        album *bonus = whole->bonus;
        free(whole);
        whole = bonus;
    }
}

void album_add(album *whole, int seconds) {
    whole->tracks++;
    whole->seconds += seconds;
    if (seconds > whole->longest) {
        whole->longest = seconds;
    }
}

long album_seconds(const album *whole) {
    return whole->seconds;
}

album *album_bonus(album *whole) {
    if (whole->bonus == NULL) {
        whole->bonus = album_new();
    }
    return whole->bonus;
}
