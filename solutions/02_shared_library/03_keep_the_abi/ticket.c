#define TICKET_BUILD
#include "ticket.h"

int ticket_price(const ticket *wanted) {
    int price = wanted->zones * 120;
    return wanted->age < 14 ? price / 2 : price;
}

int ticket_price_off(const ticket *wanted, int percent) {
    if (percent < 0 || percent > 100) {
        return -1;
    }
    int price = ticket_price(wanted);
    return price - (price * percent / 100);
}

int ticket_fine(int zones, int days) {
    return (zones * 600) + (days * 25);
}

int ticket_version(void) {
    return 2;
}
