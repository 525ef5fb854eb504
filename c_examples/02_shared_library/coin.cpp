// A coin, in C++: two functions may share a name there.
int coin_toss(int seed) {
    return seed % 2;
}

int coin_toss(double bias) {
    return bias > 0.5;
}

extern "C" int coin_edge(void) {
    return 6000; // one toss in so many ends on the edge
}
