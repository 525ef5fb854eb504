#define WEATHER_BUILD
#include "weather.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Reads a whole number from 0 to `most`, and moves *line behind it. Returns 0, or 1.
static int number(const char **line, int32_t most, int32_t *result) {
    char *end = NULL; // will point into *line
    long value = strtol(*line, &end, 10);
    if (end == *line || value < 0 || value > most) {
        return 1;
    }
    *line = end;
    *result = (int32_t)value;
    return 0;
}

int weather_read(const char *line, struct weather *result) {
    int32_t station = 0;
    int32_t minute = 0;
    if (number(&line, 99999, &station) != 0 || number(&line, 1439, &minute) != 0) {
        return 1;
    }
    char *end = NULL; // will point into line
    double celsius = strtod(line, &end);
    if (end == line || celsius < -99.0 || celsius > 99.0) {
        return 1;
    }
    result->station = station;
    result->minute = minute;
    result->celsius = celsius;
    result->flags = strcmp(end, " !") == 0 ? 1U : 0U;
    return 0;
}

void weather_text(const struct weather *weather, char *buffer) {
    memset(buffer, 0, WEATHER_TEXT_SIZE);
    int hour = weather->minute / 60;
    int minute = weather->minute % 60;
    (void)snprintf(buffer, WEATHER_TEXT_SIZE, "%" PRId32 " at %02d:%02d: %.1f degrees",
                   weather->station, hour, minute, weather->celsius);
}
