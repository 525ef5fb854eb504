// tracker: where a head is, and which way it looks.
#ifndef TRACKER_H
#define TRACKER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Marks the functions that people outside the library may call.
#ifndef _WIN32
#define TRACKER_API __attribute__((visibility("default")))
#elif defined(TRACKER_BUILD) // tracker.c is being compiled
#define TRACKER_API __declspec(dllexport)
#else
#define TRACKER_API __declspec(dllimport)
#endif

#ifdef __cplusplus
extern "C" {
#endif

// One measurement.
typedef struct tracker_pose {
    float yaw; // degrees
    float pitch;
    float roll;
    double x; // millimetres
    double y;
    double z;
    uint8_t buttons; // one bit for each that is pressed
} tracker_pose;

// Reads a measurement.
//
// Errors:  -1 if `number` is negative, else 0. After an error the pose is as it was.
// Memory:  the pose belongs to the caller, and is needed during the call only.
TRACKER_API int tracker_read(int32_t number, tracker_pose *pose);

// How far the head is from the middle, in millimetres along each axis together.
TRACKER_API double tracker_way(const tracker_pose *pose);

#ifdef __cplusplus
}
#endif

#endif
