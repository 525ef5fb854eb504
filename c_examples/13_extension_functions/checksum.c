#define CHECKSUM_BUILD
#include "checksum.h"

#include "checksum_tables.h"

// --- CRC-32 ------------------------------------------------------------------------------

// Pushes 16 bytes through the CRC at once. Each has a table of its own; the first four meet
// what came before.
static uint32_t sixteen_bytes(uint32_t crc, const unsigned char *byte) {
    return tables[15][byte[0] ^ (crc & 0xFF)] ^ tables[14][byte[1] ^ ((crc >> 8) & 0xFF)] ^
           tables[13][byte[2] ^ ((crc >> 16) & 0xFF)] ^ tables[12][byte[3] ^ (crc >> 24)] ^
           tables[11][byte[4]] ^ tables[10][byte[5]] ^ tables[9][byte[6]] ^
           tables[8][byte[7]] ^ tables[7][byte[8]] ^ tables[6][byte[9]] ^
           tables[5][byte[10]] ^ tables[4][byte[11]] ^ tables[3][byte[12]] ^
           tables[2][byte[13]] ^ tables[1][byte[14]] ^ tables[0][byte[15]];
}

// --8<-- [start:crc32]
uint32_t checksum_crc32(uint32_t value, const void *data, size_t length) {
    const unsigned char *byte = data; // the caller's: read, not kept
    uint32_t crc = ~value;
    for (; length >= 16; length -= 16, byte += 16) {
        crc = sixteen_bytes(crc, byte);
    }
    for (; length > 0; length--, byte++) {
        crc = tables[0][*byte ^ (crc & 0xFF)] ^ (crc >> 8);
    }
    return ~crc;
}
// --8<-- [end:crc32]

// A CRC is a polynomial whose coefficients are bits, the highest power in the lowest bit.
// Returns a * b, reduced as the CRC reduces.
static uint32_t multiply(uint32_t a, uint32_t b) {
    const uint32_t polynomial = 0xEDB88320U;
    uint32_t product = 0;
    for (uint32_t bit = 0x80000000U; bit != 0; bit >>= 1) {
        if ((a & bit) != 0) {
            product ^= b;
        }
        b = (b & 1) != 0 ? (b >> 1) ^ polynomial : b >> 1;
    }
    return product;
}

uint32_t checksum_crc32_combine(uint32_t first, uint32_t second, uint64_t length) {
    uint32_t shift = 0x80000000U; // 1: what no bytes multiply a CRC by
    uint32_t power = 0x00800000U; // x to the 8th: what one byte does, then 2, 4, 8 ...
    for (; length != 0; length >>= 1) {
        if ((length & 1) != 0) {
            shift = multiply(power, shift);
        }
        power = multiply(power, power);
    }
    return multiply(shift, first) ^ second;
}

// --- Adler-32 ----------------------------------------------------------------------------

// Of 8 bytes, the first is counted 8 times in the second sum, the last once.
static uint32_t eight_bytes(const unsigned char *byte) {
    return (8U * byte[0]) + (7U * byte[1]) + (6U * byte[2]) + (5U * byte[3]) +
           (4U * byte[4]) + (3U * byte[5]) + (2U * byte[6]) + byte[7];
}

// --8<-- [start:adler32]
uint32_t checksum_adler32(uint32_t value, const void *data, size_t length) {
    const uint32_t prime = 65521;     // the largest below 65536
    const size_t most = 5552;         // so many bytes fit before `second` could overflow
    const unsigned char *byte = data; // the caller's: read, not kept
    uint32_t first = (value & 0xFFFF) % prime;
    uint32_t second = (value >> 16) % prime;
    while (length > 0) {
        size_t count = length < most ? length : most;
        length -= count;
        for (; count >= 8; count -= 8, byte += 8) {
            second += (8 * first) + eight_bytes(byte);
            first += (uint32_t)byte[0] + byte[1] + byte[2] + byte[3] + byte[4] + byte[5] +
                     byte[6] + byte[7];
        }
        for (; count > 0; count--, byte++) {
            first += *byte;
            second += first;
        }
        first %= prime;
        second %= prime;
    }
    return (second << 16) | first;
}
// --8<-- [end:adler32]

// --- Text, and comparing -----------------------------------------------------------------

void checksum_hex(uint32_t value, char *text) {
    for (int place = 7; place >= 0; place--, value >>= 4) {
        text[place] = "0123456789abcdef"[value & 0xF];
    }
    text[CHECKSUM_HEX_SIZE - 1] = '\0';
}

int checksum_verify(int kind, const void *data, size_t length, uint32_t expected,
                    uint32_t *actual) {
    switch (kind) {
    case CHECKSUM_CRC32:
        *actual = checksum_crc32(CHECKSUM_CRC32_START, data, length);
        break;
    case CHECKSUM_ADLER32:
        *actual = checksum_adler32(CHECKSUM_ADLER32_START, data, length);
        break;
    default:
        return CHECKSUM_UNKNOWN_KIND;
    }
    return *actual == expected ? CHECKSUM_OK : CHECKSUM_MISMATCH;
}

const char *checksum_strerror(int status) {
    switch (status) {
    case CHECKSUM_OK:
        return "the checksum is right";
    case CHECKSUM_MISMATCH:
        return "the checksum does not match";
    case CHECKSUM_UNKNOWN_KIND:
        return "there is no such kind of checksum";
    default:
        return "there is no such status";
    }
}
