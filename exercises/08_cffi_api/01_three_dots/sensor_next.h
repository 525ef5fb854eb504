// sensor: what a small weather station has measured. Version 2.
#ifndef SENSOR_NEXT_H
#define SENSOR_NEXT_H

#define SENSOR_MAX_READINGS 144 // a day, one each ten minutes

typedef enum {
    SENSOR_OK,
    SENSOR_BROKEN, // the cable is cut
    SENSOR_EMPTY,  // nothing measured yet
    SENSOR_FULL    // SENSOR_MAX_READINGS are there
} sensor_status;

// A station and its readings. Belongs to whoever made it; sensor_clear makes it usable.
typedef struct {
    int count;       // readings so far
    int next_report; // private
    double lowest;   // private, and new
    double last;     // degrees Celsius, the newest reading
    double total;    // private: the sum of all readings
} sensor;

// For all functions here.
//
// Memory:  the pointer is borrowed for the call, and must not be NULL.
// Threads: one thread at a time for one sensor.

// Makes a sensor empty.
void sensor_clear(sensor *self);

// Takes one reading, in degrees Celsius. Returns SENSOR_OK or SENSOR_FULL.
sensor_status sensor_add(sensor *self, double celsius);

// Writes the mean of all readings to *celsius. Returns SENSOR_OK or SENSOR_EMPTY.
sensor_status sensor_mean(const sensor *self, double *celsius);

#endif
