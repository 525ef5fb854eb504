// trace: what a microphone heard.
#ifndef TRACE_H
#define TRACE_H

#include <stddef.h>
#include <stdint.h>

// A recording. What is in it is the library's business.
typedef struct trace trace;

// Records so many samples: 1, 2, 3 and so on, and after 1000 again 1.
//
// Range:   count at least 1.
// Errors:  NULL if there is no memory left.
// Memory:  the recording belongs to the caller, who gives it back with trace_free.
trace *trace_record(size_t count);

// Gives back what trace_record made. NULL is left alone.
void trace_free(trace *self);

// Returns how many samples there are.
size_t trace_count(const trace *self);

// Returns the samples.
//
// Memory:  they belong to the recording, and are right until trace_free. Nobody else writes
//          to them.
const int16_t *trace_samples(const trace *self);

// Makes each sample louder by 1, in place.
void trace_louder(trace *self);

// How many recordings there are. For tests.
size_t trace_live(void);

#endif
