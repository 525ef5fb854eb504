#define JSONSCAN_BUILD
#include "jsonscan.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { USUAL_TEXT = 32 }; // bytes

// --8<-- [start:struct]
struct jsonscan {
    jsonscan_visit visit; // the address of a function
    void *user;
    size_t batch;
    jsonscan_event *events; // room for a batch
    size_t count;           // how many wait
    char *decoded;          // the texts that had escapes
    size_t used, room;
    // --8<-- [end:struct]
    const char *begin, *end, *at; // of the document
    size_t depth;
    bool in_object[JSONSCAN_MAX_DEPTH + 1]; // at each depth: an object, or an array
    atomic_bool running;                    // only whoever has set this may scan
    bool started;                           // in a thread, and nobody has waited for it
    pthread_t worker;
    jsonscan_status result; // of that thread
};

static atomic_size_t live;
static _Thread_local const jsonscan *worker_of; // what this thread was made to scan

jsonscan *jsonscan_new(jsonscan_visit visit, void *user, size_t batch) {
    if (batch == 0 || batch > JSONSCAN_MAX_BATCH) {
        return NULL;
    }
    jsonscan *self = calloc(1, sizeof *self);
    jsonscan_event *events = calloc(batch, sizeof *events);
    if (self == NULL || events == NULL) {
        free(events);
        free(self);
        return NULL;
    }
    self->visit = visit;
    self->user = user;
    self->batch = batch;
    self->events = events;
    (void)atomic_fetch_add(&live, 1);
    return self;
}

void jsonscan_free(jsonscan *self) {
    if (self != NULL) {
        (void)jsonscan_wait(self);
        (void)atomic_fetch_sub(&live, 1);
        free(self->decoded);
        free(self->events);
        free(self);
    }
}

// --8<-- [start:emit]
// Hands over what waits. The texts of these events are not needed any more.
static jsonscan_status flush(jsonscan *self) {
    size_t count = self->count;
    self->count = 0;
    int said = count == 0 ? 0 : self->visit(self->events, count, self->user);
    self->used = 0;
    return said == 0 ? JSONSCAN_OK : JSONSCAN_STOPPED;
}

static jsonscan_status emit(jsonscan *self, jsonscan_kind kind, const char *at,
                            const char *text, size_t size) {
    size_t place = (size_t)(at - self->begin);
    self->events[self->count++] = (jsonscan_event){kind, place, text, size};
    return self->count == self->batch ? flush(self) : JSONSCAN_OK;
}
// --8<-- [end:emit]

// Makes room for a text. Those that wait may point to the old room, so they are handed over
// before it moves.
static jsonscan_status reserve(jsonscan *self, size_t size) {
    if (size <= self->room - self->used) {
        return JSONSCAN_OK;
    }
    jsonscan_status status = self->used == 0 ? JSONSCAN_OK : flush(self);
    if (status == JSONSCAN_OK && size > self->room) {
        size_t usual = self->batch * USUAL_TEXT; // so that a batch is seldom cut short
        size_t room = size > usual ? size : usual;
        char *moved = realloc(self->decoded, room);
        if (moved == NULL) {
            return JSONSCAN_MEMORY;
        }
        self->decoded = moved;
        self->room = room;
    }
    return status;
}

// Four digits of \uXXXX.
static bool hex(const char *from, const char *end, uint32_t *code) {
    static const char digits[] = "0123456789abcdefABCDEF";
    *code = 0;
    if (end - from < 4) {
        return false;
    }
    for (int i = 0; i < 4; i++) {
        const char *digit = memchr(digits, from[i], sizeof digits - 1);
        if (digit == NULL) {
            return false;
        }
        ptrdiff_t value = digit - digits;
        *code = *code << 4 | (uint32_t)(value < 16 ? value : value - 6);
    }
    return true;
}

static char *utf8(char *to, uint32_t code) {
    if (code < 0x80) {
        *to++ = (char)code;
        return to;
    }
    int more = 1 + (code >= 0x800) + (code >= 0x10000); // bytes behind the first
    static const unsigned char first[] = {0, 0xc0, 0xe0, 0xf0};
    *to++ = (char)(first[more] | code >> 6 * more);
    while (more-- > 0) {
        *to++ = (char)(0x80 | (code >> 6 * more & 0x3f));
    }
    return to;
}

// Decodes one escape, at a backslash. Returns what follows it, or NULL.
static const char *escape(const char *from, const char *end, char **to) {
    static const char names[] = "\"\\/bfnrt";
    static const char meant[] = "\"\\/\b\f\n\r\t";
    const char *name = memchr(names, from[1], sizeof names - 1);
    if (name != NULL) {
        *(*to)++ = meant[name - names];
        return from + 2;
    }
    uint32_t code = 0;
    if (from[1] != 'u' || !hex(from + 2, end, &code)) {
        return NULL;
    }
    from += 6;
    if (code >> 10 == 0xd800 >> 10 && end - from >= 6 && from[0] == '\\' &&
        from[1] == 'u') {
        uint32_t low = 0;
        if (hex(from + 2, end, &low) && low >> 10 == 0xdc00 >> 10) {
            code = 0x10000 + ((code & 0x3ff) << 10 | (low & 0x3ff));
            from += 6;
        }
    }
    *to = utf8(*to, code);
    return from;
}

// Decodes a text, behind those that are decoded already. Returns where it does not make
// sense, or NULL.
static const char *decode(jsonscan *self, const char *from, const char *end) {
    char *to = self->decoded + self->used;
    while (from < end) {
        if (*from != '\\') {
            *to++ = *from++;
            continue;
        }
        const char *next = escape(from, end, &to);
        if (next == NULL) {
            return from;
        }
        from = next;
    }
    self->used = (size_t)(to - self->decoded);
    return NULL;
}

// Steps to the end of a text, which is at a quote. Whether there is one.
static bool text_end(jsonscan *self, bool *escaped) {
    for (; self->at < self->end && *self->at != '"'; self->at++) {
        if ((unsigned char)*self->at < 0x20) {
            return false;
        }
        if (*self->at == '\\') {
            *escaped = true;
            if (++self->at == self->end) {
                return false;
            }
        }
    }
    return self->at < self->end;
}

static jsonscan_status string(jsonscan *self, jsonscan_kind kind) {
    const char *quote = self->at++;
    bool escaped = false;
    if (!text_end(self, &escaped)) {
        return JSONSCAN_SYNTAX;
    }
    const char *text = quote + 1;
    const char *end = self->at++;
    if (!escaped) {
        return emit(self, kind, quote, text, (size_t)(end - text));
    }
    jsonscan_status status =
        reserve(self, (size_t)(end - text)); // decoded, it is not longer
    if (status != JSONSCAN_OK) {
        return status;
    }
    size_t begin = self->used;
    const char *wrong = decode(self, text, end);
    if (wrong != NULL) {
        self->at = wrong;
        return JSONSCAN_SYNTAX;
    }
    return emit(self, kind, quote, self->decoded + begin, self->used - begin);
}

// Steps over digits. Whether there is one at least.
static bool digits(jsonscan *self) {
    const char *from = self->at;
    while (self->at < self->end && *self->at >= '0' && *self->at <= '9') {
        self->at++;
    }
    return self->at > from;
}

// Steps over one character, if it is one of these.
static bool one_of(jsonscan *self, const char *these) {
    while (*these != '\0' && self->at < self->end && *these != *self->at) {
        these++;
    }
    if (*these == '\0' || self->at == self->end) {
        return false;
    }
    self->at++;
    return true;
}

static jsonscan_status number(jsonscan *self) {
    const char *from = self->at;
    (void)one_of(self, "-");
    if (!one_of(self, "0") && !digits(self)) { // nothing follows a leading zero
        return JSONSCAN_SYNTAX;
    }
    if (one_of(self, ".") && !digits(self)) {
        return JSONSCAN_SYNTAX;
    }
    if (one_of(self, "eE")) {
        (void)one_of(self, "+-");
        if (!digits(self)) {
            return JSONSCAN_SYNTAX;
        }
    }
    return emit(self, JSONSCAN_NUMBER, from, from, (size_t)(self->at - from));
}

static jsonscan_status word(jsonscan *self, const char *wanted, jsonscan_kind kind) {
    const char *from = self->at;
    size_t size = strlen(wanted);
    if ((size_t)(self->end - from) < size || memcmp(from, wanted, size) != 0) {
        return JSONSCAN_SYNTAX;
    }
    self->at += size;
    return emit(self, kind, from, from, 0);
}

static jsonscan_status opened(jsonscan *self, jsonscan_kind kind) {
    if (self->depth == JSONSCAN_MAX_DEPTH) {
        return JSONSCAN_DEPTH;
    }
    self->in_object[++self->depth] = kind == JSONSCAN_OBJECT;
    self->at++;
    return emit(self, kind, self->at - 1, self->at, 0);
}

// What may come: NEXT is a comma, or the end of what is open.
enum wanted { VALUE, FIRST_VALUE, KEY, FIRST_KEY, NEXT };

static jsonscan_status value(jsonscan *self, char first, enum wanted *wanted) {
    *wanted = NEXT;
    switch (first) {
    case '{':
        *wanted = FIRST_KEY;
        return opened(self, JSONSCAN_OBJECT);
    case '[':
        *wanted = FIRST_VALUE;
        return opened(self, JSONSCAN_ARRAY);
    case '"':
        return string(self, JSONSCAN_STRING);
    case 't':
        return word(self, "true", JSONSCAN_TRUE);
    case 'f':
        return word(self, "false", JSONSCAN_FALSE);
    case 'n':
        return word(self, "null", JSONSCAN_NULL);
    default:
        return number(self);
    }
}

static char look(jsonscan *self) {
    while (one_of(self, " \t\n\r")) {
    }
    return self->at < self->end ? *self->at : '\0';
}

static jsonscan_status key(jsonscan *self, char first) {
    jsonscan_status status = first == '"' ? string(self, JSONSCAN_KEY) : JSONSCAN_SYNTAX;
    if (status != JSONSCAN_OK) {
        return status;
    }
    (void)look(self);
    return one_of(self, ":") ? JSONSCAN_OK : JSONSCAN_SYNTAX;
}

static jsonscan_status step(jsonscan *self, char c, enum wanted *wanted) {
    bool object = self->in_object[self->depth];
    if (*wanted != VALUE && *wanted != KEY && c == (object ? '}' : ']') &&
        self->depth > 0) {
        *wanted = NEXT;
        self->depth--;
        self->at++;
        jsonscan_kind kind = object ? JSONSCAN_OBJECT_END : JSONSCAN_ARRAY_END;
        return emit(self, kind, self->at - 1, self->at, 0);
    }
    if (*wanted == NEXT) {
        *wanted = object ? KEY : VALUE;
        return one_of(self, ",") ? JSONSCAN_OK : JSONSCAN_SYNTAX;
    }
    if (*wanted == KEY || *wanted == FIRST_KEY) {
        *wanted = VALUE;
        return key(self, c);
    }
    return value(self, c, wanted);
}

static jsonscan_status document(jsonscan *self) {
    enum wanted wanted = VALUE;
    jsonscan_status status = JSONSCAN_OK;
    while (status == JSONSCAN_OK) {
        char c = look(self);
        if (wanted == NEXT && self->depth == 0) {
            return self->at == self->end ? JSONSCAN_OK : JSONSCAN_SYNTAX;
        }
        status = step(self, c, &wanted);
    }
    return status;
}

static jsonscan_status run(jsonscan *self) {
    self->at = self->begin;
    self->depth = self->count = self->used = 0;
    jsonscan_status status = document(self);
    if (status != JSONSCAN_STOPPED && flush(self) == JSONSCAN_STOPPED) {
        status = JSONSCAN_STOPPED;
    }
    return status;
}

// Whether somebody has the scanner. If nobody has, the caller has it now.
static bool busy(jsonscan *self, const char *text, size_t size) {
    if (atomic_exchange(&self->running, true)) {
        return true;
    }
    self->begin = text;
    self->end = text + size;
    return false;
}

jsonscan_status jsonscan_scan(jsonscan *self, const char *text, size_t size) {
    if (busy(self, text, size)) {
        return JSONSCAN_BUSY;
    }
    jsonscan_status status = run(self);
    atomic_store(&self->running, false);
    return status;
}

size_t jsonscan_at(const jsonscan *self) {
    return (size_t)(self->at - self->begin);
}

static void *work(void *given) {
    jsonscan *self = given;
    worker_of = self;
    self->result = run(self);
    return NULL;
}

jsonscan_status jsonscan_start(jsonscan *self, const char *text, size_t size) {
    if (busy(self, text, size)) {
        return JSONSCAN_BUSY;
    }
    self->started = true;
    if (pthread_create(&self->worker, NULL, work, self) != 0) {
        self->started = false;
        atomic_store(&self->running, false);
        return JSONSCAN_SYSTEM;
    }
    return JSONSCAN_OK;
}

jsonscan_status jsonscan_wait(jsonscan *self) {
    if (worker_of == self) {
        return JSONSCAN_BUSY;
    }
    if (!self->started) {
        return atomic_load(&self->running) ? JSONSCAN_BUSY : JSONSCAN_OK;
    }
    (void)pthread_join(self->worker, NULL);
    self->started = false;
    atomic_store(&self->running, false);
    return self->result;
}

int jsonscan_tally(const jsonscan_event *events, size_t count, void *user) {
    size_t *counts = user;
    for (size_t i = 0; i < count; i++) {
        counts[events[i].kind]++;
    }
    return 0;
}

const char *jsonscan_strerror(jsonscan_status status) {
    switch (status) {
    case JSONSCAN_OK:
        return "no error";
    case JSONSCAN_STOPPED:
        return "the visitor stopped the scan";
    case JSONSCAN_SYNTAX:
        return "this is no JSON";
    case JSONSCAN_DEPTH:
        return "too many objects and arrays inside of each other";
    case JSONSCAN_BUSY:
        return "the scanner is at work";
    case JSONSCAN_MEMORY:
        return "no memory left";
    case JSONSCAN_SYSTEM:
        return "the system could not make a thread";
    default:
        return "unknown status";
    }
}

size_t jsonscan_live(void) {
    return atomic_load(&live);
}
