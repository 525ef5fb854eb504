#define EASTER_BUILD
#include "easter.h"

// The method of J.-M. Oudin. Returns the day counted from the 1st of March: 32 is the 1st
// of April. Returns 0 if the year is out of range.
static int day_of_march(int year) {
    if (year < 1583 || year > 9999) {
        return 0;
    }
    int century = year / 100;
    int golden = year % 19; // the moon comes back to the same dates every 19 years
    int age =
        (century - (century / 4) - (((8 * century) + 13) / 25) + (19 * golden) + 15) % 30;
    int full_moon = age - ((age / 28) * (1 - ((29 / (age + 1)) * ((21 - golden) / 11))));
    int weekday = (year + (year / 4) + full_moon + 2 - century + (century / 4)) % 7;
    return full_moon - weekday + 28;
}

int easter_month(int year) {
    int day = day_of_march(year);
    if (day == 0) {
        return 0;
    }
    return day > 31 ? 4 : 3;
}

int easter_day(int year) {
    int day = day_of_march(year);
    return day > 31 ? day - 31 : day;
}
