// die: one die.
#ifndef DIE_H
#define DIE_H

#ifdef HIDDEN
#define DIE_API __attribute__((visibility("hidden")))
#else
#define DIE_API __attribute__((visibility("default")))
#endif

// How many sides it has.
DIE_API int die_max(void);

#endif
