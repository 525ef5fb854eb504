// wire: what a lamp hangs on.
#ifndef WIRE_H
#define WIRE_H

// How many percent it carries: 100.
__attribute__((visibility("default"))) int wire_limit(void);

#endif
