// angle: directions on a compass, in degrees.
#ifndef ANGLE_H
#define ANGLE_H

#define ANGLE_VERSION "2.1"
#define ANGLE_TURN 360.0 // degrees
#define ANGLE_POINTS 8   // north, north-east, east ...

// For all functions here.
//
// Range:   every number that is neither infinite nor NaN.
// Memory:  a text that is returned lives as long as the program: never free it.
// Threads: any number of threads may call them at the same time.

// Returns the same direction, 0 or more and less than ANGLE_TURN.
static inline double angle_normal(double degrees) {
    double turns = degrees / ANGLE_TURN;
    double whole = (double)(long long)turns;
    double rest = (turns - whole) * ANGLE_TURN;
    return rest < 0.0 ? rest + ANGLE_TURN : rest;
}

// Returns how far it is from one direction to the other, the short way: 0 to 180 degrees.
double angle_between(double from, double to);

// Returns the nearest point of the compass: "N", "NE", "E" ...
const char *angle_point(double degrees);

#endif
