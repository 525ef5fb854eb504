// tally: adds points.
#ifndef TALLY_H
#define TALLY_H

// Returns the sum.
int tally_add(int first, int second);

#endif
