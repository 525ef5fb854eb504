// mailbag: letters on their way.
#ifndef MAILBAG_H
#define MAILBAG_H

#include <stddef.h>

#define MAILBAG_ROOM 8 // letters

// A letter. `to` is an address: the text lies elsewhere.
typedef struct {
    const char *to;
    int grams;
} letter;

// A bag. What is in it is the library's business.
typedef struct mailbag mailbag;

// Makes an empty bag.
//
// Errors:  NULL if there is no memory left.
// Memory:  the bag belongs to the caller, who gives it back with mailbag_free.
mailbag *mailbag_new(void);

// Gives back what mailbag_new made. It does not look at the letters. NULL is left alone.
void mailbag_free(mailbag *bag);

// Puts a letter into the bag.
//
// Memory:  nothing is copied. The address of the letter is KEPT, and the letter holds the
//          address of its text: both must stay where they are until mailbag_deliver has
//          returned, or the bag is freed.
// Errors:  -1 if the bag is full; then nothing is kept.
int mailbag_add(mailbag *bag, const letter *one);

// Returns what the letters weigh together, in grams.
int mailbag_grams(const mailbag *bag);

// Writes to whom the letters go, with ", " between them.
//
// Memory:  room has size bytes; what does not fit is cut off.
void mailbag_list(const mailbag *bag, char *room, size_t size);

// Delivers all letters: the bag is empty then, and no address is kept any more.
//
// Returns: what they weighed, in grams.
int mailbag_deliver(mailbag *bag);

#endif
