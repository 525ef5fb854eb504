#define FLETCHER_BUILD
#include "fletcher.h"

uint16_t fletcher16(const void *data, size_t length) {
    const unsigned char *byte = data; // the caller's: read, not kept
    unsigned int first = 0;
    unsigned int second = 0;
    for (size_t i = 0; i < length; i++) {
        first = (first + byte[i]) % 255;
        second = (second + first) % 255;
    }
    return (uint16_t)((second << 8) | first);
}
