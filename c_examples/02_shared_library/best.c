#include "best.h"

// --8<-- [start:begin]
int best_begin(int places) {
    return hcreate((unsigned long)places);
}
// --8<-- [end:begin]
