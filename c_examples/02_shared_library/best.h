// best: the best players of an evening.
#ifndef BEST_H
#define BEST_H

// Begins a table with so many places, and returns how many there are.
int best_begin(int places);

// Makes room in the table: for the files of this library, or so its author thinks.
int hcreate(unsigned long places);

#endif
