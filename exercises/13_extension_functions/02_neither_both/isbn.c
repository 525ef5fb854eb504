#define ISBN_BUILD
#include "isbn.h"

int isbn_check(const char *text) {
    int count = 0;
    int sum = 0;
    for (; *text != '\0'; text++) {
        if (*text == '-') {
            continue;
        }
        if (*text < '0' || *text > '9') {
            return ISBN_CHARACTER;
        }
        sum = (sum + ((count % 2 == 0 ? 1 : 3) * (*text - '0'))) % 10;
        count = count < 14 ? count + 1 : count;
    }
    if (count != 13) {
        return ISBN_LENGTH;
    }
    return sum == 0 ? ISBN_OK : ISBN_CHECK;
}

int isbn_last_digit(long long number) {
    if (number < 0 || number > 999999999999) {
        return -1;
    }
    int sum = 0;
    for (int weight = 3; number > 0; number /= 10, weight = 4 - weight) {
        sum += weight * (int)(number % 10);
    }
    return (10 - (sum % 10)) % 10;
}

const char *isbn_strerror(int status) {
    switch (status) {
    case ISBN_OK:
        return "the number is right";
    case ISBN_LENGTH:
        return "an ISBN has 13 digits";
    case ISBN_CHARACTER:
        return "an ISBN has digits and hyphens";
    case ISBN_CHECK:
        return "the last digit does not fit";
    default:
        return "there is no such status";
    }
}
