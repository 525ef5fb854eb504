// ringbuf: a queue of bytes that lie in a circle, for bytes and for records.
#ifndef RINGBUF_H
#define RINGBUF_H

#include <stddef.h>
#include <stdint.h>

// Marks the functions that people outside the library may call.
#ifndef _WIN32
#define RINGBUF_API __attribute__((visibility("default")))
#elif defined(RINGBUF_BUILD) // ringbuf.c is being compiled
#define RINGBUF_API __declspec(dllexport)
#else
#define RINGBUF_API __declspec(dllimport)
#endif

#ifdef __cplusplus
extern "C" {
#endif

// --8<-- [start:status]
// What a function that can fail returns. A function that fails changes nothing.
typedef enum ringbuf_status {
    RINGBUF_OK = 0,
    RINGBUF_ERROR_FULL,   // not so much room
    RINGBUF_ERROR_EMPTY,  // not so many bytes
    RINGBUF_ERROR_RECORD, // the oldest bytes are no whole record
    RINGBUF_ERROR_TEXT,   // a text is too long
    RINGBUF_ERROR_MEMORY, // no memory left
} ringbuf_status;
// --8<-- [end:status]

// For all functions here.
//
// Units:   sizes are bytes.
// Memory:  a pointer is borrowed for the call, and must not be NULL, unless the comment
//          says otherwise.
// Threads: any number of threads may call them at the same time, as long as no two of them
//          use the same ring.

// --8<-- [start:handle]
// A ring. What is in it is the library's business.
typedef struct ringbuf ringbuf;

// Makes an empty ring.
//
// Range:   capacity at least 1.
// Errors:  NULL if capacity is 0 or there is no memory left.
// Memory:  the ring belongs to the caller, who gives it back with ringbuf_free.
RINGBUF_API ringbuf *ringbuf_new(size_t capacity);

// Gives back what ringbuf_new made. NULL is left alone.
RINGBUF_API void ringbuf_free(ringbuf *self);
// --8<-- [end:handle]

// --8<-- [start:bytes]
// Copies bytes into the ring, behind the newest. All of them, or none.
//
// Memory:  data may be NULL if size is 0.
// Errors:  RINGBUF_ERROR_FULL.
RINGBUF_API ringbuf_status ringbuf_write(ringbuf *self, const void *data, size_t size);

// Copies the oldest bytes out of the ring, and drops them there. All of them, or none.
//
// Memory:  data has room for size bytes, and may be NULL if size is 0.
// Errors:  RINGBUF_ERROR_EMPTY.
RINGBUF_API ringbuf_status ringbuf_read(ringbuf *self, void *data, size_t size);
// --8<-- [end:bytes]

// --8<-- [start:peek]
// Some bytes of a ring.
typedef struct ringbuf_span {
    const unsigned char *data; // belongs to the ring
    size_t size;
} ringbuf_span;

// Shows the oldest bytes in place, as many as lie in one piece. Copies nothing.
//
// Memory:  data belongs to the ring, and is right until the next ringbuf_read,
// ringbuf_skip,
//          ringbuf_take or ringbuf_free. It is NULL if the ring is empty.
RINGBUF_API ringbuf_span ringbuf_peek(const ringbuf *self);

// Drops the oldest bytes.
//
// Errors:  RINGBUF_ERROR_EMPTY.
RINGBUF_API ringbuf_status ringbuf_skip(ringbuf *self, size_t size);
// --8<-- [end:peek]

// --8<-- [start:record]
// A record: a head of 8 bytes, and behind it as many bytes as the head says. A ring of
// records is no place for other bytes.
typedef struct ringbuf_record {
    uint32_t kind;        // whatever the caller likes
    uint32_t size;        // bytes in data
    unsigned char data[]; // they begin here
} ringbuf_record;

// Copies a record into the ring.
//
// Errors:  RINGBUF_ERROR_FULL.
RINGBUF_API ringbuf_status ringbuf_put(ringbuf *self, const ringbuf_record *record);

// Copies several records into the ring. All of them, or none.
//
// Memory:  records are count addresses; may be NULL if count is 0.
// Errors:  RINGBUF_ERROR_FULL.
RINGBUF_API ringbuf_status ringbuf_put_all(ringbuf *self,
                                           const ringbuf_record *const *records,
                                           size_t count);

// Takes the oldest record out of the ring.
//
// Errors:  RINGBUF_ERROR_EMPTY, RINGBUF_ERROR_RECORD, RINGBUF_ERROR_MEMORY; then *record is
//          NULL.
// Memory:  *record belongs to the caller, who gives it back with ringbuf_record_free.
RINGBUF_API ringbuf_status ringbuf_take(ringbuf *self, ringbuf_record **record);

// Gives back what ringbuf_take made. NULL is left alone.
RINGBUF_API void ringbuf_record_free(ringbuf_record *record);
// --8<-- [end:record]

// --8<-- [start:text]
#define RINGBUF_UNIT 8 // bytes for the text of a unit, the zero byte included

// What a ring is.
typedef struct ringbuf_info {
    size_t capacity;
    size_t used;
    char unit[RINGBUF_UNIT]; // these bytes are part of the struct
    const char *name;        // this is an address: the text belongs to the ring
} ringbuf_info;

// Names a ring, and says what is in it.
//
// Memory:  both texts are copied.
// Errors:  RINGBUF_ERROR_TEXT if unit has more than RINGBUF_UNIT - 1 bytes,
//          RINGBUF_ERROR_MEMORY.
RINGBUF_API ringbuf_status ringbuf_describe(ringbuf *self, const char *name,
                                            const char *unit);

// Tells what a ring is. Both texts are "" until they are set.
//
// Memory:  name is right until the next ringbuf_describe or ringbuf_free.
RINGBUF_API ringbuf_info ringbuf_inspect(const ringbuf *self);

// Writes the bytes of a ring as text, the oldest first, two hexadecimal digits for each.
//
// Errors:  NULL if there is no memory left.
// Memory:  the text belongs to the caller, who gives it back with ringbuf_text_free.
RINGBUF_API char *ringbuf_dump(const ringbuf *self);

// Gives back what ringbuf_dump made. NULL is left alone.
RINGBUF_API void ringbuf_text_free(char *text);
// --8<-- [end:text]

// --8<-- [start:user]
// Keeps an address for the caller. The library never looks at what is there.
//
// Memory:  user is the caller's, and may be NULL.
RINGBUF_API void ringbuf_set_user(ringbuf *self, void *user);

// Returns that address, NULL if none was set.
RINGBUF_API void *ringbuf_user(const ringbuf *self);
// --8<-- [end:user]

// Returns what a status means, in words. The text lives as long as the program: never free
// it.
RINGBUF_API const char *ringbuf_strerror(ringbuf_status status);

#ifdef __cplusplus
}
#endif

#endif
