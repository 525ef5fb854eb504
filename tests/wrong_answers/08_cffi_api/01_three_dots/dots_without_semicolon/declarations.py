"""What Python is to know of sensor.h. build_both.py gives it to cdef."""

DECLARATIONS = """
    #define SENSOR_MAX_READINGS ...

    typedef enum { SENSOR_OK, SENSOR_EMPTY, SENSOR_FULL, ... } sensor_status;

    typedef struct {
        int count;
        double last;
        ...
    } sensor;

    void sensor_clear(sensor *self);
    sensor_status sensor_add(sensor *self, double celsius);
    sensor_status sensor_mean(const sensor *self, double *celsius);
"""
