// meter: what an electricity meter shows, and what it costs.
#ifndef METER_H
#define METER_H

#include <stdbool.h>
#include <stdint.h>

// Marks the functions that people outside the library may call.
#ifndef _WIN32
#define METER_API __attribute__((visibility("default")))
#elif defined(METER_BUILD) // meter.c is being compiled
#define METER_API __declspec(dllexport)
#else
#define METER_API __declspec(dllimport)
#endif

#ifdef __cplusplus
extern "C" {
#endif

// For all functions here.
//
// Memory:  no pointers, so nobody owns anything.
// Threads: any number of threads may call them at the same time.

// Returns what some energy costs, in cents, rounded down.
//
// Units:   energy in watt-hours, the price in cents for 1000 of them.
// Range:   watt_hours 0 to 10^12.
METER_API int64_t meter_cost(int64_t watt_hours, int32_t cents);

// Returns energy in kilowatt-hours: 1500 watt-hours are 1.5.
METER_API double meter_kwh(int64_t watt_hours);

// Whether the cheap price of the night applies: from 22 to 6.
//
// Range:   hour 0 to 23.
METER_API bool meter_is_night(uint8_t hour);

// Returns how much was used between two readings, in watt-hours.
//
// Errors:  -1 if the meter went backwards.
METER_API int64_t meter_used(int64_t before, int64_t now);

#ifdef __cplusplus
}
#endif

#endif
