// peaks: the highest points of a mountain walk.
#ifndef PEAKS_H
#define PEAKS_H

#include <stddef.h>

// What was found. Made by peaks_find, given back with peaks_free.
typedef struct {
    size_t count;    // how many peaks
    double *heights; // metres, in the order of the walk; belongs to this struct
    size_t room;     // private
} peaks;

// Finds the peaks of a walk: each height that is above the one before and the one after.
//
// Units:   metres.
// Range:   any count, 0 too.
// Errors:  NULL if there is no memory left.
// Memory:  heights is borrowed for the call. The result belongs to the caller, who gives it
//          back with peaks_free, once.
// Threads: any number of threads may call it at the same time.
peaks *peaks_find(const double *heights, size_t count);

// Gives back what peaks_find made, the heights in it too. NULL is left alone.
void peaks_free(peaks *found);

#endif
