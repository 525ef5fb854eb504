#define PIPELINE_BUILD
#include "pipeline.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#ifdef _WIN32
#include <process.h>
#include <windows.h>
typedef HANDLE thread;
#else
#include <pthread.h>
typedef pthread_t thread;
#endif

// --8<-- [start:struct]
struct stage {
    pipeline_stage call; // the address of a function
    void *user;
};

struct pipeline {
    struct stage stage[PIPELINE_MAX_STAGES];
    size_t stages;
    atomic_bool running; // only whoever has set this may touch the stages
    // --8<-- [end:struct]
    bool started; // pipeline_start has begun a run, and nobody has waited for it
    thread worker;
    const double *values; // what pipeline_start was given
    size_t count;
    double *results;
    pipeline_done done;
    void *user;
    int status; // what the run has come to
    size_t found;
};

// Where results go.
struct sink {
    double *results;
    size_t room;
    size_t found;
    bool ended; // a stage has said PIPELINE_END
};

static atomic_size_t live;
static _Thread_local const pipeline *worker_of; // what this thread was made to run

pipeline *pipeline_new(void) {
    pipeline *line = calloc(1, sizeof *line);
    if (line != NULL) {
        (void)atomic_fetch_add(&live, 1);
    }
    return line;
}

void pipeline_free(pipeline *line) {
    if (line != NULL) {
        (void)pipeline_wait(line, NULL);
        (void)atomic_fetch_sub(&live, 1);
        free(line);
    }
}

// Whether somebody has the pipeline. If nobody has, the caller has it now, until he leaves.
static bool busy(pipeline *line) {
    return atomic_exchange(&line->running, true);
}

static void leave(pipeline *line) {
    atomic_store(&line->running, false);
}

// --8<-- [start:add]
int pipeline_add(pipeline *line, pipeline_stage stage, void *user) {
    if (stage == NULL) {
        return PIPELINE_NULL;
    }
    if (busy(line)) {
        return PIPELINE_BUSY;
    }
    int status = PIPELINE_FULL;
    if (line->stages < PIPELINE_MAX_STAGES) {
        line->stage[line->stages++] = (struct stage){stage, user};
        status = PIPELINE_OK;
    }
    leave(line);
    return status;
}
// --8<-- [end:add]

int pipeline_remove(pipeline *line, size_t index) {
    if (busy(line)) {
        return PIPELINE_BUSY;
    }
    int status = PIPELINE_UNKNOWN;
    if (index < line->stages) {
        line->stages--;
        memmove(line->stage + index, line->stage + index + 1,
                (line->stages - index) * sizeof *line->stage);
        status = PIPELINE_OK;
    }
    leave(line);
    return status;
}

size_t pipeline_stages(const pipeline *line) {
    return line->stages;
}

// --8<-- [start:through]
// Sends one value through the stages, and returns what the last one that was called said.
static int through(const pipeline *line, double *value) {
    int said = PIPELINE_PASS;
    for (size_t i = 0; i < line->stages && said == PIPELINE_PASS; i++) {
        said = line->stage[i].call(value, line->stage[i].user);
    }
    return said;
}

static int pass_on(const pipeline *line, const double *values, size_t count,
                   struct sink *to) {
    for (size_t i = 0; i < count && !to->ended; i++) {
        double value = values[i];
        int said = through(line, &value);
        if (said == PIPELINE_END) {
            to->ended = true;
        } else if (said == PIPELINE_PASS) {
            if (to->found == to->room) {
                return PIPELINE_FULL;
            }
            to->results[to->found++] = value;
        } else if (said != PIPELINE_DROP) {
            return PIPELINE_FAILED;
        }
    }
    return PIPELINE_OK;
}
// --8<-- [end:through]

int pipeline_run(pipeline *line, const double *values, size_t count, double *results,
                 size_t *found) {
    struct sink to = {.results = results, .room = count};
    int status = PIPELINE_BUSY;
    if (!busy(line)) {
        status = pass_on(line, values, count, &to);
        leave(line);
    }
    *found = to.found;
    return status;
}

int pipeline_pull(pipeline *line, pipeline_source source, void *user, double *results,
                  size_t room, size_t *found) {
    struct sink to = {.results = results, .room = room};
    *found = 0;
    if (source == NULL) {
        return PIPELINE_NULL;
    }
    if (busy(line)) {
        return PIPELINE_BUSY;
    }
    int status = PIPELINE_OK;
    while (status == PIPELINE_OK && !to.ended) {
        size_t count = 0;
        const double *values = source(&count, user);
        if (values == NULL) {
            break;
        }
        status = pass_on(line, values, count, &to);
    }
    leave(line);
    *found = to.found;
    return status;
}

static void work(pipeline *line) {
    struct sink to = {.results = line->results, .room = line->count};
    worker_of = line;
    line->status = pass_on(line, line->values, line->count, &to);
    line->found = to.found;
    if (line->done != NULL) {
        line->done(line->status, line->found, line->user);
    }
}

#ifdef _WIN32
static unsigned __stdcall work_in_thread(void *line) {
    work(line);
    return 0;
}

static bool begin(pipeline *line) {
    line->worker = (HANDLE)_beginthreadex(NULL, 0, work_in_thread, line, 0, NULL);
    return line->worker != NULL;
}

static void join(pipeline *line) {
    (void)WaitForSingleObject(line->worker, INFINITE);
    (void)CloseHandle(line->worker);
}
#else
static void *work_in_thread(void *line) {
    work(line);
    return NULL;
}

static bool begin(pipeline *line) {
    return pthread_create(&line->worker, NULL, work_in_thread, line) == 0;
}

static void join(pipeline *line) {
    (void)pthread_join(line->worker, NULL);
}
#endif

int pipeline_start(pipeline *line, const double *values, size_t count, double *results,
                   pipeline_done done, void *user) {
    if (busy(line)) {
        return PIPELINE_BUSY;
    }
    line->values = values;
    line->count = count;
    line->results = results;
    line->done = done;
    line->user = user;
    line->started = begin(line);
    if (!line->started) {
        leave(line);
        return PIPELINE_SYSTEM;
    }
    return PIPELINE_OK;
}

int pipeline_wait(pipeline *line, size_t *found) {
    if (found != NULL) {
        *found = 0;
    }
    if (worker_of == line) {
        return PIPELINE_BUSY;
    }
    if (!line->started) {
        return atomic_load(&line->running) ? PIPELINE_BUSY : PIPELINE_OK;
    }
    join(line);
    line->started = false;
    leave(line);
    if (found != NULL) {
        *found = line->found;
    }
    return line->status;
}

// --8<-- [start:builtin]
static int square(double *value, void *user) {
    (void)user;
    *value *= *value;
    return PIPELINE_PASS;
}

// The type of a stage says `double *`. NOLINTNEXTLINE(readability-non-const-parameter)
static int positive(double *value, void *user) {
    (void)user;
    return *value > 0 ? PIPELINE_PASS : PIPELINE_DROP;
}

// NOLINTNEXTLINE(readability-non-const-parameter)
static int until_zero(double *value, void *user) {
    (void)user;
    return *value == 0 ? PIPELINE_END : PIPELINE_PASS;
}
// --8<-- [end:builtin]

pipeline_stage pipeline_builtin(const char *name) {
    static const struct {
        const char *name;
        pipeline_stage stage;
    } known[] = {{"square", square}, {"positive", positive}, {"until_zero", until_zero}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strcmp(name, known[i].name) == 0) {
            return known[i].stage;
        }
    }
    return NULL;
}

const char *pipeline_strerror(int status) {
    switch (status) {
    case PIPELINE_OK:
        return "no error";
    case PIPELINE_FAILED:
        return "a stage has failed";
    case PIPELINE_BUSY:
        return "the pipeline is running";
    case PIPELINE_FULL:
        return "there is no room left";
    case PIPELINE_UNKNOWN:
        return "there is no such stage";
    case PIPELINE_NULL:
        return "the function is NULL";
    case PIPELINE_SYSTEM:
        return "the system could not make a thread";
    default:
        return "unknown status";
    }
}

size_t pipeline_live(void) {
    return atomic_load(&live);
}
