// roman: Roman numerals, for clocks, chapters and the ends of films.
#ifndef ROMAN_H
#define ROMAN_H

// Marks the functions that people outside the library may call.
#ifndef _WIN32
#define ROMAN_API __attribute__((visibility("default")))
#elif defined(ROMAN_BUILD) // roman.c is being compiled
#define ROMAN_API __declspec(dllexport)
#else
#define ROMAN_API __declspec(dllimport)
#endif

#ifdef __cplusplus
extern "C" {
#endif

// Writes a number as a Roman numeral to `text`: the letters, then a zero byte that ends
// them. Returns how many letters it wrote.
//
// Range:   1 to 3999. The longest numeral is that of 3888: MMMDCCCLXXXVIII, 15 letters.
// Errors:  if the number is out of range, it returns 0 and writes the zero byte alone.
// Memory:  `text` belongs to the caller, who makes it large enough. It is not kept.
// Threads: any number of threads may call it, each with a `text` of its own.
ROMAN_API int roman_write(int number, char *text);

#ifdef __cplusplus
}
#endif

#endif
