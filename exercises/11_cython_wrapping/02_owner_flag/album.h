// album: a music album, and how long it plays.
#ifndef ALBUM_H
#define ALBUM_H

// Marks the functions that people outside the library may call.
#ifndef _WIN32
#define ALBUM_API __attribute__((visibility("default")))
#elif defined(ALBUM_BUILD) // album.c is being compiled
#define ALBUM_API __declspec(dllexport)
#else
#define ALBUM_API __declspec(dllimport)
#endif

#ifdef __cplusplus
extern "C" {
#endif

typedef struct album album;

// For all functions: no two threads may use one album at the same time.

// Returns a new album without tracks, or NULL if there is no memory left.
// The caller owns it, and gives it back with album_free.
ALBUM_API album *album_new(void);

// Frees an album, and its bonus disc with it. NULL is allowed, and does nothing.
ALBUM_API void album_free(album *whole);

// Adds a track of so many seconds, 0 or more.
ALBUM_API void album_add(album *whole, int seconds);

// Returns how long the tracks play together, without the bonus disc.
ALBUM_API long album_seconds(const album *whole);

// Returns the bonus disc of an album: an album of its own, without tracks at first. Each
// call returns the same one. NULL if there is no memory left. It belongs to `whole`, and
// lives as long as that: never free it.
ALBUM_API album *album_bonus(album *whole);

#ifdef __cplusplus
}
#endif

#endif
