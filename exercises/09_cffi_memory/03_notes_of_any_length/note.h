// note: a few bytes of any kind, with a head.
#ifndef NOTE_H
#define NOTE_H

#include <stdint.h>

// A note: a head, and behind it as many bytes as the head says. Zero bytes are bytes.
typedef struct {
    uint16_t kind;
    uint16_t sum;         // 0 in a note that is made; note_join fills it in
    uint32_t size;        // bytes in data, and nothing else
    unsigned char data[]; // they begin here
} note;

// Returns the sum of kind and of all bytes of data, modulo 65536.
uint16_t note_sum(const note *self);

// Makes a note of the bytes of two others, one behind the other. It has the kind of the
// first, and its own sum.
//
// Errors:  NULL if there is no memory left.
// Memory:  both are only read. The result belongs to the caller, who gives it back with
//          note_free.
note *note_join(const note *first, const note *second);

// Gives back what note_join made, and no other note.
void note_free(note *self);

#endif
