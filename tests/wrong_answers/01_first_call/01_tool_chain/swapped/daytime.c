#define DAYTIME_BUILD
#include "daytime.h"

int daytime_minutes(int hours, int minutes) {
    return minutes * 60 + hours;
}
