"""Build `_stopwatch_cffi_api`, with the library inside: run by `make`."""

from cffi import FFI

ffibuilder = FFI()
ffibuilder.cdef("""
    typedef struct stopwatch stopwatch;

    stopwatch *stopwatch_new(void);
    void stopwatch_free(stopwatch *watch);
    int stopwatch_start(stopwatch *watch);
    int stopwatch_stop(stopwatch *watch);
    int stopwatch_lap(stopwatch *watch);
    int stopwatch_reset(stopwatch *watch);
    int stopwatch_add_ms(stopwatch *watch, int32_t milliseconds);
    bool stopwatch_running(const stopwatch *watch);
    char stopwatch_symbol(const stopwatch *watch);
    size_t stopwatch_laps(const stopwatch *watch);
    int64_t stopwatch_lap_ns(const stopwatch *watch, size_t index);
    int64_t stopwatch_elapsed_ns(const stopwatch *watch);
    double stopwatch_elapsed_in(const stopwatch *watch, char unit);
    int stopwatch_set_label(stopwatch *watch, const char *format, ...);
    const char *stopwatch_label(const stopwatch *watch);
    int stopwatch_save(const stopwatch *watch, const char *path);
    const char *stopwatch_strerror(int status);
    size_t stopwatch_live(void);

    extern const char *const stopwatch_version;
    extern int64_t stopwatch_test_ns;
""")
ffibuilder.set_source(
    "_stopwatch_cffi_api",
    '#include "stopwatch.h"',
    sources=["stopwatch.c"],
    extra_compile_args=[
        "-Werror=implicit-function-declaration",
        "-Werror=incompatible-pointer-types",
        "-Werror=int-conversion",
    ],
)

if __name__ == "__main__":
    ffibuilder.compile()
