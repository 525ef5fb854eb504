// A bag with two dice. It needs the library die.
int die_max(void);

__attribute__((visibility("default"))) int bag_max(void);

int bag_max(void) {
    return 2 * die_max();
}
