// stock: how many pieces of each thing lie in a store.
#ifndef STOCK_H
#define STOCK_H

// Marks the functions that people outside the library may call.
#ifndef _WIN32
#define STOCK_API __attribute__((visibility("default")))
#elif defined(STOCK_BUILD) // stock.c is being compiled
#define STOCK_API __declspec(dllexport)
#else
#define STOCK_API __declspec(dllimport)
#endif

#ifdef __cplusplus
extern "C" {
#endif

typedef struct stock stock;

typedef enum stock_status {
    STOCK_OK,
    STOCK_UNKNOWN,   // no thing of this name was ever put in
    STOCK_TOO_FEW,   // there are fewer pieces than that
    STOCK_NO_MEMORY, // there is no memory left; nothing has changed
} stock_status;

// For all functions: a name is text that ends with a zero byte. It is copied where it is
// kept, and stays the caller's. No two threads may use one store at the same time.

// Returns a new, empty store, or NULL if there is no memory left.
// The caller owns it, and gives it back with stock_free.
STOCK_API stock *stock_new(void);

// Frees a store. NULL is allowed, and does nothing.
STOCK_API void stock_free(stock *store);

// Puts pieces of a thing into the store: 0 or more. Returns STOCK_OK or STOCK_NO_MEMORY.
STOCK_API stock_status stock_put(stock *store, const char *name, int pieces);

// Takes pieces out, and writes to `*left` how many remain. If it returns STOCK_UNKNOWN or
// STOCK_TOO_FEW, nothing has changed, and `*left` is left alone. Otherwise STOCK_OK.
STOCK_API stock_status stock_take(stock *store, const char *name, int pieces, int *left);

#ifdef __cplusplus
}
#endif

#endif
