#include "lamp.h"
#include "wire.h"

// The macros BUG_... plant a mistake: build_lamps.py.
#ifdef BUG_EXPORTS
#define HIDDEN LAMP_API
#else
#define HIDDEN static
#endif
#ifdef BUG_ONE_LAMP
#define PLACE(lamp) 0
#else
#define PLACE(lamp) (lamp)
#endif

static int percents[10];

HIDDEN int lamp_exists(int lamp);
HIDDEN int lamp_exists(int lamp) {
    return lamp >= 0 && lamp < 10;
}

#ifdef BUG_SWAPPED
int lamp_set(int percent, int lamp) {
#else
int lamp_set(int lamp, int percent) {
#endif
    if (!lamp_exists(lamp) || percent < 0 || percent > wire_limit()) {
        return -1;
    }
    percents[PLACE(lamp)] = percent;
    return 0;
}

int lamp_get(int lamp) {
    return lamp_exists(lamp) ? percents[PLACE(lamp)] : -1;
}

#ifdef BUG_OTHER_NAME
int lamp_release(void);
int lamp_release(void) {
#else
int lamp_version(void) {
#endif
    return 1;
}
