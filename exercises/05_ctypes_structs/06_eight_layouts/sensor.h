// sensor: samples of a weather station.
#ifndef SENSOR_H
#define SENSOR_H

#include <stddef.h>
#include <stdint.h>

// Marks the functions that people outside the library may call.
#ifndef _WIN32
#define SENSOR_API __attribute__((visibility("default")))
#elif defined(SENSOR_BUILD) // sensor.c is being compiled
#define SENSOR_API __declspec(dllexport)
#else
#define SENSOR_API __declspec(dllimport)
#endif

#ifdef __cplusplus
extern "C" {
#endif

// One sample.
typedef struct sensor_sample {
    uint8_t station;
    double temperature;   // degrees Celsius
    int16_t trend;        // hundredths of a degree in an hour
    uint32_t seconds;     // since the station was switched on
    uint32_t battery : 7; // per cent
    uint32_t charging : 1;
    uint32_t error : 8; // 0: none
    uint32_t reserved : 16;
    uint8_t quality; // per cent
} sensor_sample;

// Fills a sample with the values that follow from its number:
//
//     station      number % 256            seconds    3000000000 + number
//     temperature  number / 8.0 - 20       battery    number % 128
//     trend        -number                 charging   number % 2
//     quality      255 - number % 256      error      number % 200
//
// Range:   number 0 to 1000.
// Memory:  `sample` belongs to the caller, and is needed during the call only.
SENSOR_API void sensor_read(uint32_t number, sensor_sample *sample);

// Returns the size of a sample in C, in bytes.
SENSOR_API size_t sensor_size(void);

#ifdef __cplusplus
}
#endif

#endif
