// board: shows points. It needs the library tally.
#ifndef BOARD_H
#define BOARD_H

// Prints the sum of two numbers of points.
void board_show(int first, int second);

#endif
