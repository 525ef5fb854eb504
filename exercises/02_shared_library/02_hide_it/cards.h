// cards: a deck of 52 cards, one for the whole process.
#ifndef CARDS_H
#define CARDS_H

#include <stdint.h>

// Marks the functions that people outside the library may call.
#ifndef _WIN32
#define CARDS_API __attribute__((visibility("default")))
#elif defined(CARDS_BUILD) // the library itself is being compiled
#define CARDS_API __declspec(dllexport)
#else
#define CARDS_API __declspec(dllimport)
#endif

#ifdef __cplusplus
extern "C" {
#endif

#define CARDS_ALL 52

// TODO: what users are promised is marked, and nothing else, in all three files.

// Puts all cards together, in an order that the seed decides.
CARDS_API void cards_shuffle(uint32_t seed);

// Draws a card: returns 1 to CARDS_ALL, and 0 when there are no more.
CARDS_API int cards_draw(void);

// How many cards are left.
int cards_left(void);

// Lets two cards change places.
CARDS_API void exchange(int first, int second);

#ifdef __cplusplus
}
#endif

#endif
