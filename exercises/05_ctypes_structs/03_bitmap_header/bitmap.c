#define BITMAP_BUILD
#include "bitmap.h"

#include <string.h>

enum { INFO_SIZE = 40, FILE_HEAD = 14 };

uint32_t bitmap_row_size(const bitmap_header *header) {
    uint32_t bits = (uint32_t)header->width * header->bits;
    return (bits + 31) / 32 * 4;
}

void bitmap_fill(bitmap_header *header, int32_t width, int32_t height) {
    memset(header, 0, sizeof *header);
    memcpy(header->magic, "BM", sizeof header->magic);
    header->pixels_at = FILE_HEAD + INFO_SIZE;
    header->info_size = INFO_SIZE;
    header->width = width;
    header->height = height;
    header->planes = 1;
    header->bits = 24;
    uint32_t rows = (uint32_t)(height < 0 ? -height : height);
    header->file_size = header->pixels_at + (rows * bitmap_row_size(header));
}
