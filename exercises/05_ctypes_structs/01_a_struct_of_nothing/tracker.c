#define TRACKER_BUILD
#include "tracker.h"

int tracker_read(int32_t number, tracker_pose *pose) {
    if (number < 0) {
        return -1;
    }
    double n = number;
    pose->yaw = (float)(n / 2);
    pose->pitch = (float)(-n / 4);
    pose->roll = (float)(n / 8);
    pose->x = n * 1000.125;
    pose->y = -n * 3;
    pose->z = n + 0.5;
    pose->buttons = (uint8_t)(number % 256);
    return 0;
}

static double positive(double number) {
    return number < 0 ? -number : number;
}

double tracker_way(const tracker_pose *pose) {
    return positive(pose->x) + positive(pose->y) + positive(pose->z);
}
