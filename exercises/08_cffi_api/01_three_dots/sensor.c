// Compiled twice: with sensor.h, and with sensor_next.h, the next version of the library.
#ifdef SENSOR_NEXT
#include "sensor_next.h"
#else
#include "sensor.h"
#endif

void sensor_clear(sensor *self) {
    sensor empty = {0};
    *self = empty;
}

sensor_status sensor_add(sensor *self, double celsius) {
    if (self->count == SENSOR_MAX_READINGS) {
        return SENSOR_FULL;
    }
    self->count++;
    self->last = celsius;
    self->total += celsius;
    return SENSOR_OK;
}

sensor_status sensor_mean(const sensor *self, double *celsius) {
    if (self->count == 0) {
        return SENSOR_EMPTY;
    }
    *celsius = self->total / self->count;
    return SENSOR_OK;
}
