// basket: adds up what things cost.
#ifndef BASKET_H
#define BASKET_H

// A price: a function of yours. It returns what one thing costs; a negative number means
// that it has failed.
//
// Memory:  thing ends in a zero byte. It is good until the function returns.
typedef double (*basket_price)(const char *thing, void *user);

// Asks for the price of each thing in "tea, cake, tea", and returns the sum. It returns
// -1.0 as soon as a price is negative, and asks no more.
//
// Memory:  all pointers are needed during the call only.
// Threads: any number.
double basket_total(const char *list, basket_price price, void *user);

#endif
