// lamp: ten lamps that can be made brighter. It needs the library wire.
#ifndef LAMP_H
#define LAMP_H

#define LAMP_API __attribute__((visibility("default")))

// The promises of a release:
//
// - the three functions below are exported, and nothing else;
// - the soname is liblamp.so.1;
// - it asks for libwire.so, and looks for it in its own folder, wherever that is.

// Makes a lamp, 0 to 9, as bright as so many percent, 0 to 100.
//
// Errors:  -1 if there is no such lamp or no such percent, else 0.
LAMP_API int lamp_set(int lamp, int percent);

// How bright a lamp is, in percent. -1 if there is no such lamp.
LAMP_API int lamp_get(int lamp);

// The version: 1.
LAMP_API int lamp_version(void);

#endif
