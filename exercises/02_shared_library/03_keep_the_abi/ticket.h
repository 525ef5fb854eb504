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

// TODO: old programs hand over two int, age and zones.
typedef struct ticket {
    int age;     // of the passenger, in years
    int percent; // so much is taken off
    int zones;   // 1 or more
} ticket;

// What a ticket costs. The pointer is needed during the call only.
TICKET_API int ticket_price(const ticket *wanted);

// What somebody pays who was found without a ticket.
TICKET_API int ticket_fine(int days, int zones);

// The version of the library.
TICKET_API int ticket_version(void);

#ifdef __cplusplus
}
#endif

#endif
