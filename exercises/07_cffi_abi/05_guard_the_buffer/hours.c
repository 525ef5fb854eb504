#define HOURS_BUILD
#include "hours.h"

#include <stdio.h>
#include <string.h>

#define ROOM 32

// Writes the text to `text`, and returns its length without the zero byte.
static size_t write_text(int minutes, char text[ROOM]) {
    return (size_t)snprintf(text, ROOM, "%d:%02d", minutes / 60, minutes % 60);
}

int hours_anna(int minutes, char *buffer, size_t size) {
    char text[ROOM];
    size_t length = write_text(minutes, text);
    if (length > size) {
        return 1;
    }
    memcpy(buffer, text, length + 1);
    return 0;
}

int hours_bela(int minutes, char *buffer, size_t size) {
    char text[ROOM];
    size_t length = write_text(minutes, text);
    if (length >= size) {
        return 1;
    }
    memcpy(buffer, text, length);
    return 0;
}

int hours_cleo(int minutes, char *buffer, size_t size) {
    char text[ROOM];
    (void)write_text(minutes, text);
    (void)snprintf(buffer, size, "%s", text);
    return 0;
}

int hours_dora(int minutes, char *buffer, size_t size) {
    char text[ROOM];
    size_t length =
        (size_t)snprintf(text, sizeof text, "%d:%d", minutes / 60, minutes % 60);
    if (length >= size) {
        return 1;
    }
    memcpy(buffer, text, length + 1);
    return 0;
}

int hours_emil(int minutes, char *buffer, size_t size) {
    char text[ROOM];
    size_t length = write_text(minutes, text);
    if (length + 1 >= size) {
        return 1;
    }
    memcpy(buffer, text, length + 1);
    return 0;
}

int hours_finn(int minutes, char *buffer, size_t size) {
    char text[ROOM];
    size_t length = write_text(minutes, text);
    if (length >= size) {
        if (size > 0) {
            buffer[0] = '\0';
        }
        return 1;
    }
    memcpy(buffer, text, length + 1);
    return 0;
}

int hours_gina(int minutes, char *buffer, size_t size) {
    char text[ROOM];
    size_t length = write_text(minutes, text);
    if (length >= size) {
        return 1;
    }
    memcpy(buffer, text, length + 1);
    return 0;
}

int hours_hugo(int minutes, char *buffer, size_t size) {
    char text[ROOM];
    size_t length = write_text(minutes, text);
    if (length >= size) {
        return 1;
    }
    memset(buffer, 0, size);
    memcpy(buffer, text, length);
    return 0;
}

int hours_ivan(int minutes, char *buffer, size_t size) {
    char text[ROOM];
    size_t length = write_text(minutes, text);
    if (length < size) {
        memcpy(buffer, text, length + 1);
    }
    return 0;
}
