// Included behind Python.h in the sanitized build of an exercise: checks what CPython's own code,
// which no sanitizer watches, writes and reads on behalf of the learner's. PyArg_Parse... stores
// through pointers whose size only the caller knows; method tables are read up to their end.
#include <sanitizer/asan_interface.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define WB_FAIL(file, line, ...)                                                                   \
    (fflush(stdout), fprintf(stderr, "%s:%d:1: runtime error: ", file, line),                      \
     fprintf(stderr, __VA_ARGS__), fputc('\n', stderr), fflush(stderr), _exit(1))

static __attribute__((unused)) void wb_format(const char *file, int line, const char *format,
                                              int count, const size_t *sizes)
{
    int at = 0;
    for (const char *f = format; *f && *f != ':' && *f != ';'; f++) {
        size_t need = 0; // of the argument; 0: anything goes
        int skip = 0;    // arguments before it that are read, not written
        char code = *f;
        switch (code) {
        case 'b': case 'B': case 'c': need = 1; break;
        case 'h': case 'H': need = sizeof(short); break;
        case 'i': case 'I': case 'C': case 'p': need = sizeof(int); break;
        case 'l': case 'k': need = sizeof(long); break;
        case 'L': case 'K': need = sizeof(long long); break;
        case 'n': need = sizeof(Py_ssize_t); break;
        case 'f': need = sizeof(float); break;
        case 'd': need = sizeof(double); break;
        case 'D': need = 2 * sizeof(double); break;
        case 'e': f++, skip = 1, need = sizeof(void *); break;
        case 's': case 'z': case 'y': case 'U': case 'S': case 'Y': case 'w':
            need = sizeof(void *);
            break;
        case 'O':
            need = sizeof(void *);
            if (f[1] == '!' || f[1] == '&') {
                need = f[1] == '&' ? 0 : need;
                skip = 1;
                f++;
            }
            break;
        default: continue; // ( ) | $ and what a later Python brings
        }
        if (f[1] == '*') {
            need = sizeof(Py_buffer);
            f++;
        }
        at += skip;
        if (at >= count) {
            WB_FAIL(file, line, "the format \"%s\" wants more than %d arguments", format, count);
        }
        if (need && sizes[at] && sizes[at] < need) {
            WB_FAIL(file, line, "\"%c\" in the format \"%s\" stores %zu bytes, and the variable "
                    "that it is given has room for %zu", code, format, need, sizes[at]);
        }
        at++;
        if (f[1] == '#') {
            if (at < count && sizes[at] && sizes[at] < sizeof(Py_ssize_t)) {
                WB_FAIL(file, line, "\"#\" in the format \"%s\" stores %zu bytes, and the variable "
                        "that it is given has room for %zu", format, sizeof(Py_ssize_t), sizes[at]);
            }
            at++;
            f++;
        }
    }
}

static __attribute__((unused)) void wb_methods(const char *file, int line, const PyMethodDef *table)
{
    for (; table; table++) {
        if (__asan_region_is_poisoned((void *)table, sizeof *table)) {
            WB_FAIL(file, line, "the method table has no end: Python reads on behind it, until it "
                    "finds an entry of zeros");
        }
        if (!table->ml_name) {
            break;
        }
    }
}

#define WB_SIZE(p) _Generic((p), void *: 0, const void *: 0, default: sizeof(*(p)))
#define WB_S1(a) WB_SIZE(a)
#define WB_S2(a, ...) WB_SIZE(a), WB_S1(__VA_ARGS__)
#define WB_S3(a, ...) WB_SIZE(a), WB_S2(__VA_ARGS__)
#define WB_S4(a, ...) WB_SIZE(a), WB_S3(__VA_ARGS__)
#define WB_S5(a, ...) WB_SIZE(a), WB_S4(__VA_ARGS__)
#define WB_S6(a, ...) WB_SIZE(a), WB_S5(__VA_ARGS__)
#define WB_S7(a, ...) WB_SIZE(a), WB_S6(__VA_ARGS__)
#define WB_S8(a, ...) WB_SIZE(a), WB_S7(__VA_ARGS__)
#define WB_S9(a, ...) 0, 0, 0, 0, 0, 0, 0, 0, 0 // so many that nobody counts them here
#define WB_PICK(a, b, c, d, e, f, g, h, i, name, ...) name
#define WB_SIZES(...)                                                                              \
    WB_PICK(__VA_ARGS__, WB_S9, WB_S8, WB_S7, WB_S6, WB_S5, WB_S4, WB_S3, WB_S2, WB_S1, )          \
    (__VA_ARGS__)
#define WB_CHECK(format, ...)                                                                      \
    wb_format(__FILE__, __LINE__, format,                                                          \
              (int)(sizeof((size_t[]){WB_SIZES(__VA_ARGS__)}) / sizeof(size_t)),                   \
              (size_t[]){WB_SIZES(__VA_ARGS__)})

#ifdef PyArg_ParseTuple // Python.h has its own name for it
#undef PyArg_ParseTuple
#undef PyArg_ParseTupleAndKeywords
#define WB_TUPLE _PyArg_ParseTuple_SizeT
#define WB_KEYWORDS _PyArg_ParseTupleAndKeywords_SizeT
#else
#define WB_TUPLE PyArg_ParseTuple
#define WB_KEYWORDS PyArg_ParseTupleAndKeywords
#endif
// A format without arguments ("") is left alone.
#define WB_ANY(_, ...) __VA_OPT__(WB_CHECK(_, __VA_ARGS__), )
#define PyArg_ParseTuple(args, ...)                                                                \
    (WB_ANY(__VA_ARGS__) WB_TUPLE(args, __VA_ARGS__))
#define WB_KEYS(args, keywords, format, names, ...)                                                \
    (__VA_OPT__(WB_CHECK(format, __VA_ARGS__), )                                                   \
         WB_KEYWORDS(args, keywords, format, names __VA_OPT__(, ) __VA_ARGS__))
#define PyArg_ParseTupleAndKeywords(...) WB_KEYS(__VA_ARGS__)
#define PyModuleDef_Init(def)                                                                      \
    (wb_methods(__FILE__, __LINE__, (def)->m_methods), PyModuleDef_Init(def))
#define PyModule_Create2(def, version)                                                             \
    (wb_methods(__FILE__, __LINE__, (def)->m_methods), PyModule_Create2(def, version))
