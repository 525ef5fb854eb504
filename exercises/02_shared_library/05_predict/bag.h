// bag: two dice. It needs the library die.
#ifndef BAG_H
#define BAG_H

// The most that they can show.
__attribute__((visibility("default"))) int bag_max(void);

#endif
