#include "wire.h"

int wire_limit(void) {
    return 100;
}
