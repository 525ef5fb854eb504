__attribute__((visibility("default"))) int wire_limit(void);

int wire_limit(void) {
    return 100;
}
