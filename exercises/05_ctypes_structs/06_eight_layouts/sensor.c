#define SENSOR_BUILD
#include "sensor.h"

#include <string.h>

void sensor_read(uint32_t number, sensor_sample *sample) {
    memset(sample, 0, sizeof *sample);
    sample->station = (uint8_t)(number % 256);
    sample->temperature = (number / 8.0) - 20;
    sample->trend = (int16_t)-(int32_t)number;
    sample->seconds = 3000000000U + number;
    sample->battery = number & 0x7FU;
    sample->charging = number & 1U;
    sample->error = (number % 200) & 0xFFU;
    sample->quality = (uint8_t)(255 - (number % 256));
}

size_t sensor_size(void) {
    return sizeof(sensor_sample);
}
