"""What `ringbuf.h` declares, as CFFI reads it: both modes use this text."""

# --8<-- [start:cdef]
CDEF = """
    typedef enum {
        RINGBUF_OK, RINGBUF_ERROR_FULL, RINGBUF_ERROR_EMPTY, RINGBUF_ERROR_RECORD,
        RINGBUF_ERROR_TEXT, RINGBUF_ERROR_MEMORY
    } ringbuf_status;

    typedef struct ringbuf ringbuf;  // no fields: an opaque handle

    typedef struct { const unsigned char *data; size_t size; } ringbuf_span;
    typedef struct { uint32_t kind, size; unsigned char data[]; } ringbuf_record;
    typedef struct { size_t capacity, used; char unit[8]; const char *name; } ringbuf_info;
"""
# --8<-- [end:cdef]
CDEF += """
    ringbuf *ringbuf_new(size_t capacity);
    void ringbuf_free(ringbuf *self);
    ringbuf_status ringbuf_write(ringbuf *self, const void *data, size_t size);
    ringbuf_status ringbuf_read(ringbuf *self, void *data, size_t size);
    ringbuf_span ringbuf_peek(const ringbuf *self);
    ringbuf_status ringbuf_skip(ringbuf *self, size_t size);
    ringbuf_status ringbuf_put(ringbuf *self, const ringbuf_record *record);
    ringbuf_status ringbuf_put_all(ringbuf *self, const ringbuf_record *const *records,
                                   size_t count);
    ringbuf_status ringbuf_take(ringbuf *self, ringbuf_record **record);
    void ringbuf_record_free(ringbuf_record *record);
    ringbuf_status ringbuf_describe(ringbuf *self, const char *name, const char *unit);
    ringbuf_info ringbuf_inspect(const ringbuf *self);
    char *ringbuf_dump(const ringbuf *self);
    void ringbuf_text_free(char *text);
    void ringbuf_set_user(ringbuf *self, void *user);
    void *ringbuf_user(const ringbuf *self);
    const char *ringbuf_strerror(ringbuf_status status);
"""
COUNTED = """
    void counted_fail_at(size_t number);
    size_t counted_blocks(void);
    size_t counted_bytes(void);
"""
