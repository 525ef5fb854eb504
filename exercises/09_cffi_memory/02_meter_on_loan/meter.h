// meter: how much water was used, read from afar.
#ifndef METER_H
#define METER_H

#include <stddef.h>

// A connection to a meter. What is in it is the library's business.
typedef struct meter meter;

// Connects to the meter of a place: "cellar", "garden" or "roof".
//
// Errors:  NULL if there is no meter.
// Memory:  place is copied. The connection belongs to the caller, who closes it with
//          meter_close, once.
meter *meter_open(const char *place);

// Closes a connection. It must be open: NULL, or one that is closed, is a mistake.
void meter_close(meter *self);

// Reads the meter. Each reading is one litre more than the one before.
long meter_litres(meter *self);

// Says in words what was read last.
//
// Errors:  NULL if there is no memory left.
// Memory:  the text belongs to the caller, who gives it back with meter_text_free.
char *meter_report(const meter *self);

// Gives back what meter_report made.
void meter_text_free(char *text);

// How many connections are open. For tests.
size_t meter_open_now(void);

#endif
