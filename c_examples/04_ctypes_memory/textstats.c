#define TEXTSTATS_BUILD
#include "textstats.h"

#include <inttypes.h>
#include <math.h>
#include <stdalign.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static atomic_size_t live;

// --8<-- [start:take]
// The library writes down how large each block is, in front of what the caller gets.
struct block {
    alignas(max_align_t) size_t size;
};

static void *take(size_t size) {
    struct block *block = malloc(sizeof *block + size);
    if (block == NULL) {
        return NULL;
    }
    block->size = size;
    (void)atomic_fetch_add(&live, 1);
    return block + 1; // the address behind the note
}

static void give_back(void *memory) {
    if (memory != NULL) {
        (void)atomic_fetch_sub(&live, 1);
        free((struct block *)memory - 1); // the address that malloc gave
    }
}
// --8<-- [end:take]

static bool is_space(char c) {
    switch (c) {
    case ' ':
    case '\t':
    case '\n':
    case '\v':
    case '\f':
    case '\r':
        return true;
    default:
        return false;
    }
}

// 1 for a byte that begins a character, 0 for one that continues it.
static size_t begins(char c) {
    return ((unsigned char)c & 0xC0) != 0x80 ? 1 : 0;
}

// Finds the next word, and returns what lies behind it. A word of no bytes is the end.
static const char *next_word(const char *text, const char **word, size_t *bytes) {
    while (is_space(*text)) {
        text++;
    }
    *word = text;
    while (*text != '\0' && !is_space(*text)) {
        text++;
    }
    *bytes = (size_t)(text - *word);
    return text;
}

static size_t characters_of(const char *word, size_t bytes) {
    size_t characters = 0;
    for (size_t i = 0; i < bytes; i++) {
        characters += begins(word[i]);
    }
    return characters;
}

// How many bytes the character has that begins here; 0 if it is no UTF-8.
static size_t character_at(const unsigned char *text) {
    // For each first byte: how many follow, and between what the first of them must lie.
    size_t more = 0;
    unsigned char low = 0x80;
    unsigned char high = 0xBF;
    if (text[0] < 0x80) {
        return 1;
    }
    if (text[0] >= 0xC2 && text[0] <= 0xDF) {
        more = 1;
    } else if (text[0] >= 0xE0 && text[0] <= 0xEF) {
        more = 2;
        low = text[0] == 0xE0 ? 0xA0 : low;
        high = text[0] == 0xED ? 0x9F : high;
    } else if (text[0] >= 0xF0 && text[0] <= 0xF4) {
        more = 3;
        low = text[0] == 0xF0 ? 0x90 : low;
        high = text[0] == 0xF4 ? 0x8F : high;
    } else {
        return 0;
    }
    for (size_t i = 1; i <= more; i++) { // stops at the zero byte, which is too low
        if (text[i] < low || text[i] > high) {
            return 0;
        }
        low = 0x80;
        high = 0xBF;
    }
    return more + 1;
}

// --8<-- [start:characters]
int textstats_characters(const char *text, size_t *characters) {
    size_t count = 0;
    while (*text != '\0') {
        size_t bytes = character_at((const unsigned char *)text);
        if (bytes == 0) {
            return TEXTSTATS_ENCODING;
        }
        text += bytes;
        count++;
    }
    *characters = count; // to the place that the caller has named
    return TEXTSTATS_OK;
}
// --8<-- [end:characters]

static size_t lines_of(const char *text) {
    size_t lines = 0;
    char last = '\n';
    for (; *text != '\0'; text++) {
        lines += *text == '\n' ? 1 : 0;
        last = *text;
    }
    return last == '\n' ? lines : lines + 1; // the last line may have no end
}

int textstats_count(const char *text, size_t *characters, size_t *words, size_t *lines) {
    size_t found = 0;
    int status = textstats_characters(text, &found);
    if (status != TEXTSTATS_OK) {
        return status;
    }
    if (characters != NULL) {
        *characters = found;
    }
    if (words != NULL) {
        *words = textstats_lengths(text, NULL, 0);
    }
    if (lines != NULL) {
        *lines = lines_of(text);
    }
    return TEXTSTATS_OK;
}

size_t textstats_lengths(const char *text, int32_t *lengths, size_t room) {
    const char *word = NULL;
    size_t bytes = 0;
    size_t words = 0;
    for (text = next_word(text, &word, &bytes); bytes > 0;
         text = next_word(text, &word, &bytes)) {
        if (words < room) {
            lengths[words] = (int32_t)characters_of(word, bytes);
        }
        words++;
    }
    return words;
}

double textstats_mean(const int32_t *numbers, size_t count) {
    int64_t sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += numbers[i];
    }
    return count > 0 ? (double)sum / (double)count : (double)NAN;
}

void textstats_bytes(const void *data, size_t size, uint64_t counts[256]) {
    const unsigned char *bytes = data;
    memset(counts, 0, 256 * sizeof counts[0]);
    for (size_t i = 0; i < size; i++) {
        counts[bytes[i]]++;
    }
}

size_t textstats_total(const char *const *texts, size_t count) {
    size_t words = 0;
    for (size_t i = 0; i < count; i++) {
        words += textstats_lengths(texts[i], NULL, 0);
    }
    return words;
}

size_t textstats_word(const char *text, size_t number, char *word, size_t room) {
    const char *found = NULL;
    size_t bytes = 0;
    do {
        text = next_word(text, &found, &bytes);
    } while (bytes > 0 && number-- > 0);
    if (bytes > 0 && bytes < room) {
        memcpy(word, found, bytes);
        word[bytes] = '\0';
    }
    return bytes;
}

void textstats_upper(char *text) {
    for (; *text != '\0'; text++) {
        if (*text >= 'a' && *text <= 'z') {
            *text = (char)(*text - 'a' + 'A');
        }
    }
}

const char *textstats_longest(const char *text, size_t *bytes) {
    const char *longest = NULL;
    const char *word = NULL;
    size_t most = 0;
    size_t length = 0;
    for (text = next_word(text, &word, &length); length > 0;
         text = next_word(text, &word, &length)) {
        if (characters_of(word, length) > most) {
            most = characters_of(word, length);
            longest = word;
            *bytes = length;
        }
    }
    return longest;
}

// --8<-- [start:report]
char *textstats_report(const char *text) {
    const char *format = "words    %zu\nlines    %zu\nmean     %.1f\nlongest  %.*s\n";
    size_t bytes = 0;
    const char *longest = textstats_longest(text, &bytes);
    size_t words = textstats_lengths(text, NULL, 0);
    size_t lines = lines_of(text);
    size_t letters = 0;
    for (const char *c = text; *c != '\0'; c++) {
        letters += is_space(*c) ? 0 : begins(*c);
    }
    double mean = words > 0 ? (double)letters / (double)words : 0;
    longest = longest == NULL ? "" : longest;

    // The same line twice: first to learn how long the report will be, then to write it.
    int length = snprintf(NULL, 0, format, words, lines, mean, (int)bytes, longest);
    char *report = take((size_t)length + 1); // and a zero byte
    if (report != NULL) {
        (void)snprintf(report, (size_t)length + 1, format, words, lines, mean, (int)bytes,
                       longest);
    }
    return report;
}

void textstats_free(char *report) {
    give_back(report);
}
// --8<-- [end:report]

// --8<-- [start:reader]
struct textstats_reader {
    const char *rest; // what was not read yet: a place in the caller's own text
};

textstats_reader *textstats_open(const char *text) {
    textstats_reader *reader = take(sizeof *reader);
    if (reader != NULL) {
        reader->rest = text;
    }
    return reader;
}

bool textstats_next(textstats_reader *reader, const char **word, size_t *bytes) {
    reader->rest = next_word(reader->rest, word, bytes);
    return *bytes > 0;
}
// --8<-- [end:reader]

void textstats_close(textstats_reader *reader) {
    give_back(reader);
}

size_t textstats_live(void) {
    return atomic_load(&live);
}
