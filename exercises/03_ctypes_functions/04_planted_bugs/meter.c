#define METER_BUILD
#include "meter.h"

int64_t meter_cost(int64_t watt_hours, int32_t cents) {
    return watt_hours * cents / 1000;
}

double meter_kwh(int64_t watt_hours) {
    return (double)watt_hours / 1000.0;
}

bool meter_is_night(uint8_t hour) {
    return hour >= 22 || hour < 6;
}

int64_t meter_used(int64_t before, int64_t now) {
    return now < before ? -1 : now - before;
}
