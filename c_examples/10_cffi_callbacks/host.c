// host: scans a JSON file, and lets a plug-in look at it.
//
//     ./host ./libmost_c.so orders.json
#include "plugin.h"

#include <dlfcn.h>
#include <stdio.h>

#ifndef HOW
#define HOW RTLD_GLOBAL // what the plug-in brings along can be found by others
#endif

static int complain(const char *words, const char *of) {
    (void)fprintf(stderr, "host: %s: %s\n", words, of);
    return 1;
}

// Whoever calls this says which code runs. NOLINTBEGIN(clang-analyzer-optin.taint*)
// --8<-- [start:load]
int main(int argc, char **argv) {
    if (argc != 3) {
        return complain("call it with a plug-in and a file", argv[0]);
    }
    void *plugin = dlopen(argv[1], RTLD_NOW | HOW);
    if (plugin == NULL) {
        return complain("no plug-in", dlerror());
    }
    jsonscan_visit visit = NULL;
    size_t (*result)(char *, size_t) = NULL;
    *(void **)&visit = dlsym(plugin, "plugin_visit");
    *(void **)&result = dlsym(plugin, "plugin_result");
    if (visit == NULL || result == NULL) {
        return complain("this is no plug-in", argv[1]);
    }
    // --8<-- [end:load]

    static char text[1 << 20]; // a file may have so many bytes
    FILE *file = fopen(argv[2], "rb");
    if (file == NULL) {
        return complain("no such file", argv[2]);
    }
    size_t size = fread(text, 1, sizeof text, file);
    (void)fclose(file);

    // --8<-- [start:run]
    jsonscan *scanner = jsonscan_new(visit, NULL, 64);
    if (scanner == NULL) {
        return complain("no memory", argv[0]);
    }
    jsonscan_status status = jsonscan_scan(scanner, text, size);
    jsonscan_free(scanner);
    if (status != JSONSCAN_OK) {
        return complain("the scan has failed", jsonscan_strerror(status));
    }
    char answer[200];
    size_t written = result(answer, sizeof answer);
    if (written == 0) {
        return complain("the plug-in has failed", argv[1]);
    }
    (void)printf("%.*s\n", (int)written, answer);
    return 0;
}
// --8<-- [end:run]
// NOLINTEND(clang-analyzer-optin.taint*)
