// Shows what C gets from a callback that did not return.
#ifndef _WIN32
#define LEFTOVER_API __attribute__((visibility("default")))
#else
#define LEFTOVER_API __declspec(dllexport)
#endif

// --8<-- [start:ask]
// Uses some memory for its variables, and gives it back by returning: what it wrote stays.
static int use_some_stack(int number) {
    volatile int variables[1024];
    for (int i = 0; i < 1024; i++) {
        variables[i] = number;
    }
    return variables[0];
}

// Returns what the function says. NOLINTNEXTLINE(misc-use-internal-linkage)
LEFTOVER_API int leftover_ask(int (*function)(void), int number) {
    (void)use_some_stack(number);
    return function();
}
// --8<-- [end:ask]
