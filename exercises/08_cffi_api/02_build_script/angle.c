#include "angle.h"

double angle_between(double from, double to) {
    double way = angle_normal(to - from);
    return way > ANGLE_TURN / 2 ? ANGLE_TURN - way : way;
}

const char *angle_point(double degrees) {
    static const char *const names[ANGLE_POINTS] = {
        "N", "NE", "E", "SE", "S", "SW", "W", "NW",
    };
    double step = ANGLE_TURN / ANGLE_POINTS;
    int nearest = (int)((angle_normal(degrees) / step) + 0.5);
    return names[nearest % ANGLE_POINTS];
}
