// ticket: what a tram ticket costs. All amounts in cents.
#ifndef TICKET_H
#define TICKET_H

// Marks the functions that people outside the library may call.
#ifndef _WIN32
#define TICKET_API __attribute__((visibility("default")))
#elif defined(TICKET_BUILD) // ticket.c is being compiled
#define TICKET_API __declspec(dllexport)
#else
#define TICKET_API __declspec(dllimport)
#endif

#ifdef __cplusplus
extern "C" {
#endif

// Since version 1, and as long as old programs are to run.
typedef struct ticket {
    int age;   // of the passenger, in years
    int zones; // 1 or more
} ticket;

// What a ticket costs. The pointer is needed during the call only.
TICKET_API int ticket_price(const ticket *wanted);

// The same, with so many percent taken off. Since version 2.
//
// Errors:  -1 if percent is not in 0 to 100.
TICKET_API int ticket_price_off(const ticket *wanted, int percent);

// What somebody pays who was found without a ticket.
TICKET_API int ticket_fine(int zones, int days);

// The version of the library.
TICKET_API int ticket_version(void);

#ifdef __cplusplus
}
#endif

#endif
