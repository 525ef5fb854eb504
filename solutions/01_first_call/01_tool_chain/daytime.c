#define DAYTIME_BUILD
#include "daytime.h"

int daytime_minutes(int hours, int minutes) {
    return (hours * 60) + minutes;
}
