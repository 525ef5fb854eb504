// counted: the album, with its memory counted. It runs out of memory when you say so.
#ifndef COUNTED_H
#define COUNTED_H

#include "album.h"

// Lets one allocation fail: the next is number 1. 0 lets none fail.
void counted_fail_at(size_t number);

// Returns how many blocks are in use.
size_t counted_blocks(void);

#endif
