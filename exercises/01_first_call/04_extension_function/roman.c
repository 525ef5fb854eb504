#define ROMAN_BUILD
#include "roman.h"

#include <stddef.h>

static const struct {
    int value;
    const char *letters;
} numerals[] = {
    {1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"},
    {40, "XL"},  {10, "X"},   {9, "IX"},  {5, "V"},    {4, "IV"},  {1, "I"},
};

int roman_write(int number, char *text) {
    int length = 0;
    if (number >= 1 && number <= 3999) {
        for (size_t i = 0; i < sizeof numerals / sizeof numerals[0]; i++) {
            while (number >= numerals[i].value) {
                number -= numerals[i].value;
                for (const char *letter = numerals[i].letters; *letter != '\0'; letter++) {
                    text[length++] = *letter;
                }
            }
        }
    }
    text[length] = '\0';
    return length;
}
