// jsonscan: reads JSON from its first byte to its last, and tells what comes by.
#ifndef JSONSCAN_H
#define JSONSCAN_H

#include <stddef.h>

// Marks what people outside the library may use.
#ifndef _WIN32
#define JSONSCAN_API __attribute__((visibility("default")))
#elif defined(JSONSCAN_BUILD) // jsonscan.c is being compiled
#define JSONSCAN_API __declspec(dllexport)
#else
#define JSONSCAN_API __declspec(dllimport)
#endif

#ifdef __cplusplus
extern "C" {
#endif

#define JSONSCAN_MAX_DEPTH 1000  // objects and arrays inside of each other
#define JSONSCAN_MAX_BATCH 65536 // events in one call

// --8<-- [start:event]
typedef enum {
    JSONSCAN_OBJECT, // {
    JSONSCAN_OBJECT_END,
    JSONSCAN_ARRAY, // [
    JSONSCAN_ARRAY_END,
    JSONSCAN_KEY,
    JSONSCAN_STRING,
    JSONSCAN_NUMBER,
    JSONSCAN_TRUE,
    JSONSCAN_FALSE,
    JSONSCAN_NULL,
} jsonscan_kind;

// Something that came by.
//
// A key or a string has its text without the quotes, with escapes decoded: \n is one byte,
// \u00e9 two. A number has the text that was written. The others have no text: size is 0.
// Bytes above 127 are handed over as they are, and nobody looks whether they are UTF-8.
// Half of a pair, \ud800 alone, becomes the three bytes that UTF-8 would have for it.
//
// Memory:  text is NOT ended by a zero byte, and may contain some. It lies in the document,
//          or in memory of the scanner that is used again: it is good until the visitor
//          returns.
typedef struct {
    jsonscan_kind kind;
    size_t at; // where it begins, in bytes from the beginning of the document
    const char *text;
    size_t size; // of the text, in bytes
} jsonscan_event;
// --8<-- [end:event]

// --8<-- [start:visit]
// A visitor: a function of yours. It gets `count` events, 1 or more, and the `user` that
// was given with it. It returns 0 to go on. Any other number stops the scan.
//
// Memory:  events and their texts are good until the visitor returns.
// Threads: it is called in the thread that scans.
typedef int (*jsonscan_visit)(const jsonscan_event *events, size_t count, void *user);
// --8<-- [end:visit]

// --8<-- [start:status]
typedef enum {
    JSONSCAN_OK,
    JSONSCAN_STOPPED, // the visitor said so
    JSONSCAN_SYNTAX,  // this is no JSON
    JSONSCAN_DEPTH,   // more than JSONSCAN_MAX_DEPTH inside of each other
    JSONSCAN_BUSY,    // the scanner is at work already
    JSONSCAN_MEMORY,  // no memory left
    JSONSCAN_SYSTEM,  // the system could not make a thread
} jsonscan_status;
// --8<-- [end:status]

// A scanner. What is inside is the library's own business: users hold a pointer.
typedef struct jsonscan jsonscan;

// For all functions here.
//
// Memory:  `self` comes from jsonscan_new, has not been freed, and is never NULL.
// Threads: each scanner belongs to one thread at a time, also while jsonscan_start has it
//          scan in another. Two scanners may be used by two threads.

// --8<-- [start:new]
// Returns a scanner that calls `visit` with up to `batch` events at a time.
//
// Range:   visit is not NULL; batch is 1 to JSONSCAN_MAX_BATCH.
// Errors:  NULL if there is no memory for it, or batch is out of range.
// Memory:  visit and user are KEPT until jsonscan_free has returned. The caller owns the
//          scanner, and gives it back with jsonscan_free.
JSONSCAN_API jsonscan *jsonscan_new(jsonscan_visit visit, void *user, size_t batch);

// Frees a scanner, once a scan that was started has come to its end. NULL is allowed, and
// does nothing. It must not be called by the scanner's own visitor.
JSONSCAN_API void jsonscan_free(jsonscan *self);
// --8<-- [end:new]

// --8<-- [start:scan]
// Scans a document of `size` bytes. What came before an error is handed over, too.
//
// Errors:  JSONSCAN_STOPPED, _SYNTAX, _DEPTH, _MEMORY; _BUSY if the visitor of this scanner
//          calls it: nothing is scanned then.
// Memory:  text is needed during the call only. The scanner keeps memory for decoded texts:
//          32 bytes for each event of a batch, or as much as the longest text has needed.
//          When it is full, a batch is handed over early.
JSONSCAN_API jsonscan_status jsonscan_scan(jsonscan *self, const char *text, size_t size);

// Returns how many bytes of the document were read when the scan ended: after an error,
// where that is.
JSONSCAN_API size_t jsonscan_at(const jsonscan *self);
// --8<-- [end:scan]

// --8<-- [start:start]
// The same as jsonscan_scan in a thread of its own: it returns at once.
//
// Errors:  JSONSCAN_BUSY, JSONSCAN_SYSTEM. Then nothing is scanned.
// Memory:  text is needed until jsonscan_wait, or jsonscan_free, has returned.
JSONSCAN_API jsonscan_status jsonscan_start(jsonscan *self, const char *text, size_t size);

// Waits until a scan that was started has come to its end, and returns what jsonscan_scan
// would have returned. If none was started: JSONSCAN_OK, at once.
//
// Errors:  JSONSCAN_BUSY if the scanner's visitor calls it: it would wait for itself.
JSONSCAN_API jsonscan_status jsonscan_wait(jsonscan *self);
// --8<-- [end:start]

// --8<-- [start:tally]
// A visitor that is written in C: it counts. user is the address of ten numbers of type
// size_t, one for each kind, and each event adds 1 to its own.
JSONSCAN_API int jsonscan_tally(const jsonscan_event *events, size_t count, void *user);
// --8<-- [end:tally]

// Says in words what a status means: "the visitor stopped the scan".
//
// Memory:  the text belongs to the library, and is valid as long as that is loaded.
// Threads: any number.
JSONSCAN_API const char *jsonscan_strerror(jsonscan_status status);

// How many scanners exist: made, and not yet freed.
//
// Threads: any number.
JSONSCAN_API size_t jsonscan_live(void);

#ifdef __cplusplus
}
#endif

#endif
