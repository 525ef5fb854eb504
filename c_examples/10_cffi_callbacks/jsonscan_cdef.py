"""What `jsonscan.h` declares, as CFFI reads it: both modes use this text."""

# --8<-- [start:cdef]
CDEF = """
    typedef enum {
        JSONSCAN_OBJECT, JSONSCAN_OBJECT_END, JSONSCAN_ARRAY, JSONSCAN_ARRAY_END, JSONSCAN_KEY,
        JSONSCAN_STRING, JSONSCAN_NUMBER, JSONSCAN_TRUE, JSONSCAN_FALSE, JSONSCAN_NULL
    } jsonscan_kind;
    typedef struct {
        jsonscan_kind kind;
        size_t at;
        const char *text;
        size_t size;
    } jsonscan_event;
    typedef int (*jsonscan_visit)(const jsonscan_event *events, size_t count, void *user);
"""
# --8<-- [end:cdef]
CDEF += """
    typedef enum {
        JSONSCAN_OK, JSONSCAN_STOPPED, JSONSCAN_SYNTAX, JSONSCAN_DEPTH, JSONSCAN_BUSY,
        JSONSCAN_MEMORY, JSONSCAN_SYSTEM
    } jsonscan_status;
    typedef struct jsonscan jsonscan;

    jsonscan *jsonscan_new(jsonscan_visit visit, void *user, size_t batch);
    void jsonscan_free(jsonscan *self);
    jsonscan_status jsonscan_scan(jsonscan *self, const char *text, size_t size);
    size_t jsonscan_at(const jsonscan *self);
    jsonscan_status jsonscan_start(jsonscan *self, const char *text, size_t size);
    jsonscan_status jsonscan_wait(jsonscan *self);
    int jsonscan_tally(const jsonscan_event *events, size_t count, void *user);
    const char *jsonscan_strerror(jsonscan_status status);
    size_t jsonscan_live(void);
"""
