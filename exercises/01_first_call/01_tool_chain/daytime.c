#define DAYTIME_BUILD
#include "daytime.h"

int daytime_minutes(int hours, int minutes) {
    return hours + minutes; // TODO: an hour has 60 minutes
}
