// bitmap: the first 30 bytes of a BMP picture.
#ifndef BITMAP_H
#define BITMAP_H

#include <stddef.h>
#include <stdint.h>

// Marks the functions that people outside the library may call.
#ifndef _WIN32
#define BITMAP_API __attribute__((visibility("default")))
#elif defined(BITMAP_BUILD) // bitmap.c is being compiled
#define BITMAP_API __declspec(dllexport)
#else
#define BITMAP_API __declspec(dllimport)
#endif

#ifdef __cplusplus
extern "C" {
#endif

// The head of a file, as it lies on the disk: no gaps, the lowest byte first.
#pragma pack(push, 1)
typedef struct bitmap_header {
    char magic[2];      // "BM"
    uint32_t file_size; // bytes
    uint16_t reserved[2];
    uint32_t pixels_at; // at which byte of the file the pixels begin
    uint32_t info_size;
    int32_t width;  // pixels
    int32_t height; // negative: the first row is the upper one
    uint16_t planes;
    uint16_t bits; // of a pixel
} bitmap_header;
#pragma pack(pop)

// Returns how many bytes a row of pixels has: a multiple of 4.
//
// Range:   width 0 to 10^6, bits 1 to 32.
// Memory:  `header` is needed during the call only.
BITMAP_API uint32_t bitmap_row_size(const bitmap_header *header);

// Fills a header for a picture of this size with 24 bits a pixel.
//
// Range:   width 0 to 10,000, height -10,000 to 10,000.
// Memory:  `header` belongs to the caller, and is needed during the call only.
BITMAP_API void bitmap_fill(bitmap_header *header, int32_t width, int32_t height);

#ifdef __cplusplus
}
#endif

#endif
