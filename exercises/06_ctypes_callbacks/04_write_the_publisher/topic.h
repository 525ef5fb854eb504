// topic: values are published, and everybody who has subscribed is called.
#ifndef TOPIC_H
#define TOPIC_H

// Marks the functions that people outside the library may call.
#ifndef _WIN32
#define TOPIC_API __attribute__((visibility("default")))
#elif defined(TOPIC_BUILD) // topic.c is being compiled
#define TOPIC_API __declspec(dllexport)
#else
#define TOPIC_API __declspec(dllimport)
#endif

#ifdef __cplusplus
extern "C" {
#endif

// What is inside is the library's own business: users hold a pointer.
typedef struct topic topic;

// A listener: a function of yours. It gets the value and the `user` that was given with it.
// It returns 0 to stay; any other number removes it.
typedef int (*topic_listener)(double value, void *user);

enum { TOPIC_NULL = -1, TOPIC_MEMORY = -2, TOPIC_UNKNOWN = -3 };

// For all functions here.
//
// Memory:  `it` comes from topic_new, has not been freed, and is never NULL.
// Threads: each topic belongs to one thread at a time.

// Returns a new topic, without listeners, or NULL if there is no memory for it.
//
// Memory:  the caller owns the topic, and gives it back with topic_free.
TOPIC_API topic *topic_new(void);

// Frees a topic. No listener may call this.
TOPIC_API void topic_free(topic *it);

// Adds a listener. Returns its number: 0 for the first that was ever added, then 1, and so
// on. Numbers are not given again.
//
// Errors:  TOPIC_NULL if `listener` is NULL, TOPIC_MEMORY.
// Memory:  both addresses are kept until the listener is removed.
TOPIC_API int topic_add(topic *it, topic_listener listener, void *user);

// Removes a listener: it is not called any more. The others keep their numbers.
//
// Errors:  TOPIC_UNKNOWN if no listener has this number (any more), else 0.
TOPIC_API int topic_remove(topic *it, int number);

// Calls each listener, in the order of their numbers. Returns how many were called.
//
// A listener may call topic_add and topic_remove meanwhile. Who was removed is not called
// any more; who was added is called from the next topic_publish on.
TOPIC_API int topic_publish(topic *it, double value);

#ifdef __cplusplus
}
#endif

#endif
