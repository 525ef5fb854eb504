// batch: collects numbers, and hands over several at a time.
#ifndef BATCH_H
#define BATCH_H

#include <stddef.h>

// Marks the functions that people outside the library may call.
#ifndef _WIN32
#define BATCH_API __attribute__((visibility("default")))
#elif defined(BATCH_BUILD) // batch.c is being compiled
#define BATCH_API __declspec(dllexport)
#else
#define BATCH_API __declspec(dllimport)
#endif

#ifdef __cplusplus
extern "C" {
#endif

enum { BATCH_OK, BATCH_STOPPED, BATCH_BUSY };

// A taker: a function of yours. It gets `count` numbers, 1 or more, and the `user` that was
// given to batch_new. It returns 0 to go on; any other number means: no more.
//
// Memory:  the numbers are good, and stay as they are, until the taker returns.
typedef int (*batch_take)(const double *numbers, size_t count, void *user);

// What is inside is the library's own business: users hold a pointer.
typedef struct batch batch;

// Returns a batch that hands over `most` numbers at a time, 1 or more; NULL if there is no
// memory for it.
//
// Memory:  take and user are KEPT until batch_free has returned. The caller owns the batch.
BATCH_API batch *batch_new(size_t most, batch_take take, void *user);

// Frees a batch. What was not handed over is dropped. The taker must not call this.
BATCH_API void batch_free(batch *self);

// Adds a number. As soon as there are `most`, they are handed over, and the next number
// begins a new batch.
//
// Returns: BATCH_OK; BATCH_STOPPED if the taker has said, now or earlier, that it wants no
//          more: then nothing is added, and the taker is not called again. BATCH_BUSY if
//          the taker itself calls this: then nothing is added.
BATCH_API int batch_add(batch *self, double number);

// Hands over the numbers that wait, if there are any.
//
// Returns: as batch_add.
BATCH_API int batch_end(batch *self);

#ifdef __cplusplus
}
#endif

#endif
