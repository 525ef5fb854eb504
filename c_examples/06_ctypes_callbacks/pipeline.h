// pipeline: values pass through stages, which change them, leave them out, or end the run.
#ifndef PIPELINE_H
#define PIPELINE_H

#include <stddef.h>

// Marks what people outside the library may use.
#ifndef _WIN32
#define PIPELINE_API __attribute__((visibility("default")))
#elif defined(PIPELINE_BUILD) // pipeline.c is being compiled
#define PIPELINE_API __declspec(dllexport)
#else
#define PIPELINE_API __declspec(dllimport)
#endif

#ifdef __cplusplus
extern "C" {
#endif

#define PIPELINE_MAX_STAGES 32

// --8<-- [start:stage]
// A stage: a function of yours. It gets the address of a value, which it may change, and
// the `user` that was given with it. It returns what is to become of the value.
//
// Memory:  `value` is good until the stage returns. `user` is never looked at.
// Threads: it is called in the thread that runs the pipeline.
typedef int (*pipeline_stage)(double *value, void *user);

// What a stage says of a value. Any other number means that the stage has failed: the run
// stops, and no stage is called again.
enum {
    PIPELINE_PASS = 0, // it goes on to the next stage
    PIPELINE_DROP = 1, // it is left out
    PIPELINE_END = 2,  // it is left out, and so is all that would follow
};
// --8<-- [end:stage]

// --8<-- [start:status]
// A pipeline. What is inside is the library's own business: users hold a pointer.
typedef struct pipeline pipeline;

// What most functions return.
enum {
    PIPELINE_OK = 0,
    PIPELINE_FAILED = 1,  // a stage has failed
    PIPELINE_BUSY = 2,    // it runs, and must not be changed or run again meanwhile
    PIPELINE_FULL = 3,    // no room for another stage, or for another result
    PIPELINE_UNKNOWN = 4, // there is no such stage
    PIPELINE_NULL = 5,    // there is no function at this address: it is NULL
    PIPELINE_SYSTEM = 6,  // the system could not make a thread
};
// --8<-- [end:status]

// For all functions here.
//
// Memory:  `line` comes from pipeline_new, has not been freed, and is never NULL.
// Threads: each pipeline belongs to one thread at a time, also while pipeline_start has it
//          run in another. Two pipelines may be used by two threads.

// --8<-- [start:handle]
// Returns a new pipeline, without stages.
//
// Errors:  NULL if there is no memory for it.
// Memory:  the caller owns the pipeline, and gives it back with pipeline_free.
PIPELINE_API pipeline *pipeline_new(void);

// Frees a pipeline, once a run that was started has come to its end. NULL is allowed, and
// does nothing. It must not be called by a stage of this pipeline.
//
// Memory:  `line` must not be used afterwards. No stage is called any more.
PIPELINE_API void pipeline_free(pipeline *line);
// --8<-- [end:handle]

// --8<-- [start:add]
// Adds a stage behind the last one.
//
// Errors:  PIPELINE_NULL, PIPELINE_BUSY, PIPELINE_FULL after PIPELINE_MAX_STAGES stages.
//          After an error nothing has changed.
// Memory:  both addresses are KEPT: they must be good until pipeline_remove has removed the
//          stage, or pipeline_free has returned. `user` may be NULL.
PIPELINE_API int pipeline_add(pipeline *line, pipeline_stage stage, void *user);

// Removes a stage: the first has index 0. Those behind it move up.
//
// Errors:  PIPELINE_UNKNOWN, PIPELINE_BUSY.
// Memory:  its two addresses are forgotten when this returns.
PIPELINE_API int pipeline_remove(pipeline *line, size_t index);

// How many stages there are.
PIPELINE_API size_t pipeline_stages(const pipeline *line);
// --8<-- [end:add]

// --8<-- [start:run]
// Sends `count` values through all stages, and writes what comes out to `results`.
//
// Returns: through `found`, how many results there are; those before an error count too.
// Errors:  PIPELINE_FAILED, PIPELINE_BUSY.
// Memory:  `results` has room for `count` values. All pointers are needed during the call
//          only.
PIPELINE_API int pipeline_run(pipeline *line, const double *values, size_t count,
                              double *results, size_t *found);
// --8<-- [end:run]

// --8<-- [start:pull]
// A source: a function of yours that is asked for values. It writes to `count` how many
// there are, and returns their address, or NULL when there are no more.
//
// Memory:  the values stay with the source. They are good until it is asked again, or
//          until pipeline_pull returns.
typedef const double *(*pipeline_source)(size_t *count, void *user);

// Asks a source for values again and again, and sends them through all stages. It ends when
// the source returns NULL, or a stage says PIPELINE_END.
//
// Returns: as pipeline_run.
// Errors:  PIPELINE_NULL, PIPELINE_FAILED, PIPELINE_BUSY, PIPELINE_FULL if there are more
//          results than `room`.
// Memory:  `results` has room for `room` values. All pointers are needed during the call
//          only.
PIPELINE_API int pipeline_pull(pipeline *line, pipeline_source source, void *user,
                               double *results, size_t room, size_t *found);
// --8<-- [end:pull]

// --8<-- [start:start]
// Called once, when a run that was started has come to its end, with what pipeline_run
// would have returned.
//
// Threads: it is called in the thread that ran the pipeline, which is not yours.
typedef void (*pipeline_done)(int status, size_t found, void *user);

// The same as pipeline_run in a thread of its own: it returns at once.
//
// Errors:  PIPELINE_BUSY, PIPELINE_SYSTEM. Then `done` is not called.
// Memory:  all pointers are needed until pipeline_wait, or pipeline_free, has returned.
//          `done` may be NULL: then nobody is called.
PIPELINE_API int pipeline_start(pipeline *line, const double *values, size_t count,
                                double *results, pipeline_done done, void *user);

// Waits until a run that was started has come to its end, and returns what pipeline_run
// would have returned. `found` may be NULL. If none was started: PIPELINE_OK, at once.
//
// Errors:  PIPELINE_BUSY if a stage, or `done`, calls it: it would wait for itself.
PIPELINE_API int pipeline_wait(pipeline *line, size_t *found);
// --8<-- [end:start]

// --8<-- [start:builtin]
// Returns a stage that is written in C: "square" changes each value, "positive" leaves out
// what is not greater than zero, "until_zero" ends at the first zero. It needs no `user`.
//
// Errors:  NULL if there is none of this name.
// Memory:  the function is part of the library. `name` is needed during the call only.
PIPELINE_API pipeline_stage pipeline_builtin(const char *name);
// --8<-- [end:builtin]

// Says in words what a status means: "a stage has failed".
//
// Memory:  the text belongs to the library, and is valid as long as that is loaded.
// Threads: any number.
PIPELINE_API const char *pipeline_strerror(int status);

// How many pipelines exist: made, and not yet freed.
//
// Threads: any number.
PIPELINE_API size_t pipeline_live(void);

#ifdef __cplusplus
}
#endif

#endif
