"""What Python is to know of sensor.h. build_both.py gives it to cdef."""

# TODO: these declarations were copied from an old sensor.h. Let the compiler fill in what it knows.
DECLARATIONS = """
    #define SENSOR_MAX_READINGS 24

    typedef enum { SENSOR_OK, SENSOR_EMPTY, SENSOR_FULL } sensor_status;

    typedef struct {
        int count;
        double last;
    } sensor;

    void sensor_clear(sensor *self);
    sensor_status sensor_add(sensor *self);
    sensor_status sensor_mean(const sensor *self, double *celsius);
"""
