#define CMULT_BUILD
#include "cmult.h"

#include <stdio.h>

// --8<-- [start:cmult]
float cmult(int int_param, float float_param) {
    return (float)int_param * float_param;
}
// --8<-- [end:cmult]

// --8<-- [start:say]
void cmult_say(int int_param, float float_param) {
    float product = cmult(int_param, float_param);
    (void)printf("%d * %g = %g\n", int_param, (double)float_param, (double)product);
}
// --8<-- [end:say]
