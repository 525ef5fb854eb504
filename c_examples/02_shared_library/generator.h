// The generator behind the dice: for the files of the library, and for nobody else.
#ifndef GENERATOR_H
#define GENERATOR_H

#include <stdint.h>

// Starts again.
void generator_seed(uint32_t seed);

// Returns a number from 0 to limit - 1, each as likely as the others. limit is not 0.
uint32_t generator_below(uint32_t limit);

#endif
