#define PAINT_BUILD
#include "paint.h"

#include <stdio.h>

// The value of a hexadecimal digit, or -1.
static int digit(char letter) {
    if (letter >= '0' && letter <= '9') {
        return letter - '0';
    }
    if (letter >= 'a' && letter <= 'f') {
        return letter - 'a' + 10;
    }
    if (letter >= 'A' && letter <= 'F') {
        return letter - 'A' + 10;
    }
    return -1;
}

int paint_parse(const char *text, struct paint *result) {
    uint8_t light[3] = {0};
    if (*text != '#') {
        return 1;
    }
    for (int i = 0; i < 6; i++) {
        int value = digit(text[i + 1]);
        if (value < 0) {
            return 1;
        }
        light[i / 2] = (uint8_t)((light[i / 2] * 16) + value);
    }
    if (text[7] != '\0') {
        return 1;
    }
    *result = (struct paint){.red = light[0], .green = light[1], .blue = light[2]};
    return 0;
}

static uint8_t half_way(uint8_t first, uint8_t second) {
    return (uint8_t)((first + second) / 2);
}

struct paint paint_mix(struct paint first, struct paint second) {
    return (struct paint){
        .red = half_way(first.red, second.red),
        .green = half_way(first.green, second.green),
        .blue = half_way(first.blue, second.blue),
    };
}

int paint_format(struct paint colour, char *buffer, size_t size) {
    if (size < PAINT_TEXT_SIZE) {
        return 1;
    }
    (void)snprintf(buffer, size, "#%02x%02x%02x", (unsigned)colour.red,
                   (unsigned)colour.green, (unsigned)colour.blue);
    return 0;
}
