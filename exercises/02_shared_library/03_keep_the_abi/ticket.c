#define TICKET_BUILD
#include "ticket.h"

int ticket_price(const ticket *wanted) {
    int price = wanted->zones * 120;
    price = wanted->age < 14 ? price / 2 : price;
    return price - (price * wanted->percent / 100);
}

int ticket_fine(int days, int zones) {
    return (zones * 600) + (days * 25);
}

// TODO: ticket_price_off, and the version

int ticket_version(void) {
    return 1;
}
