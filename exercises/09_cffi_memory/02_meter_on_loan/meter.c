#include "meter.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct meter {
    const char *place;
    long litres;
};

static size_t open_now;

meter *meter_open(const char *place) {
    static const char *const known[] = {"cellar", "garden", "roof"};
    for (int i = 0; i < 3; i++) {
        if (strcmp(place, known[i]) == 0) {
            meter *made = malloc(sizeof *made);
            if (made == NULL) {
                return NULL;
            }
            *made = (meter){.place = known[i], .litres = 1000L * (i + 1)};
            open_now++;
            return made;
        }
    }
    return NULL;
}

void meter_close(meter *self) {
    self->place = NULL; // nobody reads this connection again
    open_now--;
    free(self);
}

long meter_litres(meter *self) {
    self->litres++;
    return self->litres;
}

char *meter_report(const meter *self) {
    char *text = malloc(100);
    if (text != NULL) {
        (void)snprintf(text, 100, "%s: %ld litres", self->place, self->litres);
    }
    return text;
}

void meter_text_free(char *text) {
    free(text);
}

size_t meter_open_now(void) {
    return open_now;
}
