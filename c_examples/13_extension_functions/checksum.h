// checksum: CRC-32 and Adler-32, the two sums that zip, gzip, PNG and zlib use to notice
// damage.
#ifndef CHECKSUM_H
#define CHECKSUM_H

#include <stddef.h>
#include <stdint.h>

// Marks the functions that people outside the library may call.
#ifndef _WIN32
#define CHECKSUM_API __attribute__((visibility("default")))
#elif defined(CHECKSUM_BUILD) // checksum.c is being compiled
#define CHECKSUM_API __declspec(dllexport)
#else
#define CHECKSUM_API __declspec(dllimport)
#endif

#ifdef __cplusplus
extern "C" {
#endif

// For all functions here.
//
// Memory:  `data` is read, never written, and not kept. It belongs to the caller, and must
//          stay as it is until the function returns. It may be NULL if length is 0.
// Threads: any number of threads may call any of them at the same time.

// --8<-- [start:declare]
#define CHECKSUM_CRC32_START 0U   // the CRC-32 of no bytes
#define CHECKSUM_ADLER32_START 1U // the Adler-32 of no bytes

// Return the checksum of the bytes that gave `value` so far, followed by `length` bytes at
// `data`. For the first piece, `value` is CHECKSUM_..._START.
//
// Range:   every value, every length.
// Errors:  none.
CHECKSUM_API uint32_t checksum_crc32(uint32_t value, const void *data, size_t length);
CHECKSUM_API uint32_t checksum_adler32(uint32_t value, const void *data, size_t length);
// --8<-- [end:declare]

// Returns the CRC-32 of two pieces in a row, from the CRC-32 of each.
//
// Units:   length is that of the second piece, in bytes.
// Range:   every value, every length.
// Errors:  none.
CHECKSUM_API uint32_t checksum_crc32_combine(uint32_t first, uint32_t second,
                                             uint64_t length);

// Writes a checksum as people compare it: 8 hexadecimal digits, and the zero byte that ends
// a text in C.
//
// Errors:  none.
// Memory:  `text` belongs to the caller, and has room for CHECKSUM_HEX_SIZE bytes.
#define CHECKSUM_HEX_SIZE 9
CHECKSUM_API void checksum_hex(uint32_t value, char *text);

// --8<-- [start:verify]
enum checksum_kind { CHECKSUM_CRC32 = 0, CHECKSUM_ADLER32 = 1 };

enum checksum_status {
    CHECKSUM_OK = 0,
    CHECKSUM_MISMATCH = 1,     // the bytes have another checksum
    CHECKSUM_UNKNOWN_KIND = 2, // `kind` is no enum checksum_kind
};

// Computes the checksum of `length` bytes at `data`, and compares it with `expected`.
//
// Errors:  returns an enum checksum_status.
// Memory:  `actual` belongs to the caller, and gets the checksum that was found. It is left
//          alone if the kind is unknown.
CHECKSUM_API int checksum_verify(int kind, const void *data, size_t length,
                                 uint32_t expected, uint32_t *actual);

// Says in words what a status means.
//
// Memory:  the text belongs to the library, and lives as long as it. Do not free it.
CHECKSUM_API const char *checksum_strerror(int status);
// --8<-- [end:verify]

#ifdef __cplusplus
}
#endif

#endif
