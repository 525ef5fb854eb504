#define PRIMES_BUILD
#include "primes.h"

#include <stdbool.h>

static bool is_prime(int number) {
    for (int divisor = 2; divisor <= number / divisor; divisor++) {
        if (number % divisor == 0) {
            return false;
        }
    }
    return number >= 2;
}

int primes_below(int limit, primes_visit visit, void *user_data) {
    for (int number = 2; number < limit; number++) {
        if (is_prime(number) && visit(number, user_data) != 0) {
            return 1;
        }
    }
    return 0;
}
