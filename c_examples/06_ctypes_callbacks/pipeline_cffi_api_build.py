"""Build `_pipeline_cffi_api`, with the library inside: run by `make`."""

from cffi import FFI

ffibuilder = FFI()
ffibuilder.cdef("""
    typedef int (*pipeline_stage)(double *value, void *user);
    typedef const double *(*pipeline_source)(size_t *count, void *user);
    typedef void (*pipeline_done)(int status, size_t found, void *user);
    typedef struct pipeline pipeline;

    pipeline *pipeline_new(void);
    void pipeline_free(pipeline *line);
    int pipeline_add(pipeline *line, pipeline_stage stage, void *user);
    int pipeline_remove(pipeline *line, size_t index);
    size_t pipeline_stages(const pipeline *line);
    int pipeline_run(pipeline *line, const double *values, size_t count,
                     double *results, size_t *found);
    int pipeline_pull(pipeline *line, pipeline_source source, void *user,
                      double *results, size_t room, size_t *found);
    int pipeline_start(pipeline *line, const double *values, size_t count,
                       double *results, pipeline_done done, void *user);
    int pipeline_wait(pipeline *line, size_t *found);
    pipeline_stage pipeline_builtin(const char *name);
    const char *pipeline_strerror(int status);
    size_t pipeline_live(void);

    extern "Python" int stage_in_python(double *value, void *user);
    extern "Python" const double *source_in_python(size_t *count, void *user);
    extern "Python" void done_in_python(int status, size_t found, void *user);
""")
ffibuilder.set_source(
    "_pipeline_cffi_api",
    '#include "pipeline.h"',
    sources=["pipeline.c"],
    extra_compile_args=[
        "-pthread",
        "-Werror=implicit-function-declaration",
        "-Werror=incompatible-pointer-types",
        "-Werror=int-conversion",
    ],
    extra_link_args=["-pthread"],
)

if __name__ == "__main__":
    ffibuilder.compile()
