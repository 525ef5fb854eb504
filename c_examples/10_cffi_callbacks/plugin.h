// plugin: what a plug-in for `host` must have. The host looks both names up when it runs.
#ifndef PLUGIN_H
#define PLUGIN_H

#include "jsonscan.h"

// --8<-- [start:all]
// Called with the events of a document, as jsonscan.h says. Returns 0 to go on.
JSONSCAN_API int plugin_visit(const jsonscan_event *events, size_t count, void *user);

// Called once, at the end: writes what the plug-in has found, as text.
//
// Memory:  text has room for `room` bytes, and belongs to the host.
// Returns: how many bytes were written, or 0 if the plug-in has failed.
JSONSCAN_API size_t plugin_result(char *text, size_t room);
// --8<-- [end:all]

#endif
