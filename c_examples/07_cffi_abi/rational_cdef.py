"""What rational.h declares, as CFFI reads it: plain C, and none of it checked against the header.

Left out of the header: the lines that begin with #, `RATIONAL_API`, and `extern "C"`.
"""

# --8<-- [start:cdef]
CDEF = """
    struct rational { int64_t num; int64_t den; };
    struct rational_entry { const char *name; struct rational amount; };
    struct rational_parts { struct rational whole; struct rational rest; };

    enum rational_status {
        RATIONAL_OK,
        RATIONAL_ZERO_DENOMINATOR,
        RATIONAL_OVERFLOW,
        RATIONAL_SYNTAX,
        RATIONAL_TOO_SMALL,
        RATIONAL_NO_MEMORY,
    };
    #define RATIONAL_TEXT_SIZE 41

    uint64_t rational_gcd(int64_t a, int64_t b);
    int rational_make(int64_t num, int64_t den, struct rational *result);
    int rational_parse(const char *text, struct rational *result);
    int rational_add(struct rational a, struct rational b, struct rational *sum);
    int rational_mul(struct rational a, struct rational b, struct rational *product);
    struct rational_parts rational_split(struct rational value);
    int rational_compare(struct rational a, struct rational b, int *order);
    int rational_sum(const struct rational *values, size_t count, struct rational *sum);
    int rational_format(struct rational value, char *buffer, size_t size);
    int rational_entry_format(const struct rational_entry *entry, char *buffer, size_t size);
    const struct rational_entry *rational_largest(const struct rational_entry *entries,
                                                  size_t count);
    int rational_join(const struct rational *values, size_t count, char **text);
    void rational_text_free(char *text);
    const char *rational_strerror(int status);
"""
# --8<-- [end:cdef]
