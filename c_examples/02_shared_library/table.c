// The table of the best players: a file of the library `best`. No user is to call this.
#include "best.h"

int hcreate(unsigned long places) {
    return (int)places; // how many it has room for
}
