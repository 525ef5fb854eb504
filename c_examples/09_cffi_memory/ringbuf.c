#define RINGBUF_BUILD
#include "ringbuf.h"

#include <stdlib.h>
#include <string.h>

// --8<-- [start:struct]
struct ringbuf {
    unsigned char *bytes;
    size_t capacity;
    size_t first; // where the oldest byte lies
    size_t used;
    char unit[RINGBUF_UNIT];
    char *name; // NULL until it is set
    void *user;
};
// --8<-- [end:struct]

ringbuf *ringbuf_new(size_t capacity) {
    ringbuf *made = capacity == 0 ? NULL : malloc(sizeof *made);
    if (made == NULL) {
        return NULL;
    }
    *made = (ringbuf){.capacity = capacity};
    made->bytes = malloc(capacity);
    if (made->bytes == NULL) {
        free(made);
        return NULL;
    }
    return made;
}

void ringbuf_free(ringbuf *self) {
    if (self == NULL) {
        return;
    }
    free(self->bytes);
    free(self->name);
    free(self);
}

// The end of the memory, or fewer: so many of size bytes lie in one piece from here on.
static size_t straight(const ringbuf *self, size_t place, size_t size) {
    size_t end = self->capacity - place;
    return size < end ? size : end;
}

// --8<-- [start:circle]
// Copies bytes in behind the newest; there is room for them.
static void append(ringbuf *self, const void *data, size_t size) {
    if (size == 0) {
        return;
    }
    size_t place = (self->first + self->used) % self->capacity;
    size_t now = straight(self, place, size); // up to the end of the memory
    memcpy(self->bytes + place, data, now);
    memcpy(self->bytes, (const unsigned char *)data + now,
           size - now); // and on at its begin
    self->used += size;
}
// --8<-- [end:circle]

// Copies the oldest bytes out, without dropping them; there are so many.
static void look(const ringbuf *self, void *data, size_t size) {
    if (size == 0) {
        return;
    }
    size_t now = straight(self, self->first, size);
    memcpy(data, self->bytes + self->first, now);
    memcpy((unsigned char *)data + now, self->bytes, size - now);
}

static void drop(ringbuf *self, size_t size) {
    self->first = (self->first + size) % self->capacity;
    self->used -= size;
}

static size_t room(const ringbuf *self) {
    return self->capacity - self->used;
}

ringbuf_status ringbuf_write(ringbuf *self, const void *data, size_t size) {
    if (size > room(self)) {
        return RINGBUF_ERROR_FULL;
    }
    append(self, data, size);
    return RINGBUF_OK;
}

ringbuf_status ringbuf_read(ringbuf *self, void *data, size_t size) {
    if (size > self->used) {
        return RINGBUF_ERROR_EMPTY;
    }
    look(self, data, size);
    drop(self, size);
    return RINGBUF_OK;
}

ringbuf_span ringbuf_peek(const ringbuf *self) {
    if (self->used == 0) {
        return (ringbuf_span){0};
    }
    return (ringbuf_span){
        .data = self->bytes + self->first,
        .size = straight(self, self->first, self->used),
    };
}

ringbuf_status ringbuf_skip(ringbuf *self, size_t size) {
    if (size > self->used) {
        return RINGBUF_ERROR_EMPTY;
    }
    drop(self, size);
    return RINGBUF_OK;
}

ringbuf_status ringbuf_put(ringbuf *self, const ringbuf_record *record) {
    return ringbuf_put_all(self, &record, 1);
}

ringbuf_status ringbuf_put_all(ringbuf *self, const ringbuf_record *const *records,
                               size_t count) {
    size_t left = room(self);
    for (size_t i = 0; i < count; i++) {
        if (left < sizeof **records || left - sizeof **records < records[i]->size) {
            return RINGBUF_ERROR_FULL;
        }
        left -= sizeof **records + records[i]->size;
    }
    for (size_t i = 0; i < count; i++) {
        append(self, records[i], sizeof **records + records[i]->size);
    }
    return RINGBUF_OK;
}

// --8<-- [start:take]
ringbuf_status ringbuf_take(ringbuf *self, ringbuf_record **record) {
    *record = NULL;
    if (self->used == 0) {
        return RINGBUF_ERROR_EMPTY;
    }
    ringbuf_record head;
    if (self->used < sizeof head) {
        return RINGBUF_ERROR_RECORD;
    }
    look(self, &head, sizeof head);
    if (head.size > self->used - sizeof head) {
        return RINGBUF_ERROR_RECORD; // the head speaks of bytes that are not there
    }
    size_t size = sizeof head + head.size;
    ringbuf_record *made = malloc(size);
    if (made == NULL) {
        return RINGBUF_ERROR_MEMORY; // and the record is still in the ring
    }
    look(self, made, size);
    drop(self, size);
    *record = made;
    return RINGBUF_OK;
}
// --8<-- [end:take]

void ringbuf_record_free(ringbuf_record *record) {
    free(record);
}

ringbuf_status ringbuf_describe(ringbuf *self, const char *name, const char *unit) {
    if (strlen(unit) >= RINGBUF_UNIT) {
        return RINGBUF_ERROR_TEXT;
    }
    size_t size = strlen(name) + 1;
    char *copy = malloc(size);
    if (copy == NULL) {
        return RINGBUF_ERROR_MEMORY;
    }
    memcpy(copy, name, size);
    free(self->name);
    self->name = copy;
    memset(self->unit, 0, RINGBUF_UNIT);
    memcpy(self->unit, unit, strlen(unit));
    return RINGBUF_OK;
}

ringbuf_info ringbuf_inspect(const ringbuf *self) {
    ringbuf_info info = {
        .capacity = self->capacity,
        .used = self->used,
        .name = self->name == NULL ? "" : self->name,
    };
    memcpy(info.unit, self->unit, RINGBUF_UNIT);
    return info;
}

char *ringbuf_dump(const ringbuf *self) {
    static const char digits[] = "0123456789abcdef";
    char *text = malloc((2 * self->used) + 1);
    if (text == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < self->used; i++) {
        unsigned char byte = self->bytes[(self->first + i) % self->capacity];
        text[2 * i] = digits[byte / 16];
        text[(2 * i) + 1] = digits[byte % 16];
    }
    text[2 * self->used] = '\0';
    return text;
}

void ringbuf_text_free(char *text) {
    free(text);
}

void ringbuf_set_user(ringbuf *self, void *user) {
    self->user = user;
}

void *ringbuf_user(const ringbuf *self) {
    return self->user;
}

const char *ringbuf_strerror(ringbuf_status status) {
    switch (status) {
    case RINGBUF_OK:
        return "no error";
    case RINGBUF_ERROR_FULL:
        return "not so much room in the ring";
    case RINGBUF_ERROR_EMPTY:
        return "not so many bytes in the ring";
    case RINGBUF_ERROR_RECORD:
        return "the oldest bytes are no whole record";
    case RINGBUF_ERROR_TEXT:
        return "a text is too long";
    case RINGBUF_ERROR_MEMORY:
        return "no memory left";
    }
    return "unknown status";
}
