#define SAVINGS_BUILD
#include "savings.h"

static double one_year(double balance, float percent) {
    return balance + (balance * (double)percent / 100.0);
}

double savings_after(double start, float percent, int years) {
    if (years < 0 || years > SAVINGS_MAX_YEARS) {
        return -1.0;
    }
    double balance = start;
    for (int year = 0; year < years; year++) {
        balance = one_year(balance, percent);
    }
    return balance;
}

int savings_years(double start, float percent, double goal) {
    double balance = start;
    for (int year = 0; year <= SAVINGS_MAX_YEARS; year++) {
        if (balance >= goal) {
            return year;
        }
        balance = one_year(balance, percent);
    }
    return -1;
}

float savings_real_percent(float percent, float inflation) {
    return (((100.0F + percent) / (100.0F + inflation)) - 1.0F) * 100.0F;
}
