#ifdef HIDDEN
#define API __attribute__((visibility("hidden")))
#else
#define API __attribute__((visibility("default")))
#endif

#ifndef SIDES
#define SIDES 6
#endif

API int die_max(void);

int die_max(void) {
    return SIDES;
}
