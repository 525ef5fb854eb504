// isbn: the numbers on the backs of books, 13 digits of which the last one checks the
// others.
#ifndef ISBN_H
#define ISBN_H

// Marks the functions that people outside the library may call.
#ifndef _WIN32
#define ISBN_API __attribute__((visibility("default")))
#elif defined(ISBN_BUILD) // isbn.c is being compiled
#define ISBN_API __declspec(dllexport)
#else
#define ISBN_API __declspec(dllimport)
#endif

#ifdef __cplusplus
extern "C" {
#endif

enum isbn_status {
    ISBN_OK = 0,
    ISBN_LENGTH = 1,    // not 13 digits
    ISBN_CHARACTER = 2, // something that is neither digit nor hyphen
    ISBN_CHECK = 3,     // the last digit does not fit the others
};

// Looks whether `text` is a valid ISBN of 13 digits. Hyphens are skipped.
//
// Errors:  returns an enum isbn_status.
// Memory:  `text` ends with a zero byte and belongs to the caller. It is not kept.
// Threads: any number of threads may call it at the same time.
ISBN_API int isbn_check(const char *text);

// Returns the digit that follows the first 12 digits of an ISBN.
//
// Range:   number is 0 to 999,999,999,999.
// Errors:  -1 if number is out of range.
// Threads: any number of threads may call it at the same time.
ISBN_API int isbn_last_digit(long long number);

// Says in words what a status means.
//
// Memory:  the text belongs to the library. Do not free it.
ISBN_API const char *isbn_strerror(int status);

#ifdef __cplusplus
}
#endif

#endif
