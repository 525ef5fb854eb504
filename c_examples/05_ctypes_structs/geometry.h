// geometry: points, boxes, polygons, and drawings that are made of them.
#ifndef GEOMETRY_H
#define GEOMETRY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Marks the functions that people outside the library may call.
#ifndef _WIN32
#define GEOMETRY_API __attribute__((visibility("default")))
#elif defined(GEOMETRY_BUILD) // geometry.c is being compiled
#define GEOMETRY_API __declspec(dllexport)
#else
#define GEOMETRY_API __declspec(dllimport)
#endif

#ifdef __cplusplus
extern "C" {
#endif

// What most functions return.
enum {
    GEOMETRY_OK = 0,
    GEOMETRY_EMPTY = 1,  // no points
    GEOMETRY_KIND = 2,   // a shape of no known kind
    GEOMETRY_MEMORY = 3, // no memory left
};

// For all functions here.
//
// Units:   any, as long as they are the same for all; areas are in their square.
// Memory:  a pointer is never NULL, unless it says so, and is needed during the call only.
// Threads: any number, as long as none of them changes what another one looks at.

// --8<-- [start:point]
typedef struct geometry_point {
    double x;
    double y;
} geometry_point;

// How far two points are apart.
GEOMETRY_API double geometry_distance(geometry_point a, geometry_point b);

// The point half-way between two points.
GEOMETRY_API geometry_point geometry_middle(geometry_point a, geometry_point b);
// --8<-- [end:point]

// --8<-- [start:box]
// A box with level sides, from its lower left corner to its upper right one.
typedef struct geometry_box {
    geometry_point low;
    geometry_point high;
} geometry_box;

// Makes a box larger, if it must be, so that it holds a point.
GEOMETRY_API void geometry_box_add(geometry_box *box, geometry_point point);
// --8<-- [end:box]

// --8<-- [start:array]
// Moves all points of an array, by so much.
//
// Memory:  `points` has `count` places, and may be NULL if that is 0.
GEOMETRY_API void geometry_move(geometry_point *points, size_t count, geometry_point by);

// Finds the smallest box that holds all points.
//
// Errors:  GEOMETRY_EMPTY if there are none. Then the box is as it was.
// Memory:  `points` has `count` places, and may be NULL if that is 0.
GEOMETRY_API int geometry_bounds(const geometry_point *points, size_t count,
                                 geometry_box *box);
// --8<-- [end:array]

// --8<-- [start:polygon]
// The corners of a polygon, in order, whichever way round.
typedef struct geometry_polygon {
    const geometry_point *points; // `count` of them; not owned, and NULL if there are none
    size_t count;
} geometry_polygon;

// Where a point lies, seen from a polygon.
typedef struct geometry_place {
    bool inside;
    double distance; // to the nearest edge
    uint32_t edge;   // that edge: from which corner it starts
} geometry_place;

// Looks where a point lies. Of edges that are equally near, the first is named.
//
// Range:   at most 2^32 corners.
// Errors:  GEOMETRY_EMPTY if the polygon has no corners. Then the place is as it was.
GEOMETRY_API int geometry_locate(const geometry_polygon *polygon, geometry_point point,
                                 geometry_place *place);
// --8<-- [end:polygon]

// --8<-- [start:shape]
typedef struct geometry_circle {
    geometry_point center;
    double radius;
} geometry_circle;

// Which of the three a shape is.
typedef enum geometry_kind {
    GEOMETRY_CIRCLE = 1,
    GEOMETRY_BOX = 2,
    GEOMETRY_POLYGON = 3,
} geometry_kind;

// How a shape is drawn: 32 bits.
typedef struct geometry_style {
    uint32_t red : 5;
    uint32_t green : 6;
    uint32_t blue : 5;
    uint32_t width : 4; // of the line
    uint32_t dashed : 1;
    uint32_t filled : 1;
    int32_t layer : 10; // the lowest is drawn first
} geometry_style;

// A circle, a box or a polygon: `kind` says which, and only that one may be read.
typedef struct geometry_shape {
    geometry_kind kind;
    union {
        geometry_circle circle;
        geometry_box box;
        geometry_polygon polygon;
    };
    geometry_style style;
} geometry_shape;

// Computes the area of a shape. A polygon must not cross itself.
//
// Errors:  GEOMETRY_KIND if `kind` is none of the three. Then the area is as it was.
GEOMETRY_API int geometry_area(const geometry_shape *shape, double *area);
// --8<-- [end:shape]

// --8<-- [start:list]
// A shape, and the one that comes after it.
typedef struct geometry_node {
    geometry_shape shape;
    struct geometry_node *next; // NULL behind the last one
} geometry_node;

// Adds up the areas of a list, whoever made it.
//
// Errors:  GEOMETRY_KIND as above. Then the total is as it was.
// Memory:  `first` is NULL if the list is empty.
GEOMETRY_API int geometry_list_area(const geometry_node *first, double *total);
// --8<-- [end:list]

// --8<-- [start:drawing]
// A list of shapes that owns all that is in it. What is inside is the library's own
// business.
typedef struct geometry_drawing geometry_drawing;

// Returns a new drawing, without shapes.
//
// Errors:  NULL if there is no memory for it.
// Memory:  the caller owns it, and gives it back with geometry_drawing_free.
GEOMETRY_API geometry_drawing *geometry_drawing_new(void);

// Frees a drawing, with all its shapes. NULL is allowed, and does nothing.
GEOMETRY_API void geometry_drawing_free(geometry_drawing *drawing);

// Adds a shape: behind those of its layer, before those of higher ones.
//
// Errors:  GEOMETRY_KIND, GEOMETRY_MEMORY. Then nothing has changed.
// Memory:  the shape is copied, and so are the corners of a polygon.
GEOMETRY_API int geometry_drawing_add(geometry_drawing *drawing,
                                      const geometry_shape *shape);

// Returns the first shape of a drawing, or NULL if it has none.
//
// Memory:  belongs to the drawing, and is valid until geometry_drawing_free.
GEOMETRY_API const geometry_node *geometry_drawing_first(const geometry_drawing *drawing);

// How many bytes all drawings together hold at the moment.
GEOMETRY_API size_t geometry_memory(void);
// --8<-- [end:drawing]

// Says in words what a status means: "there are no points".
//
// Memory:  the text belongs to the library, and is valid as long as that is loaded.
GEOMETRY_API const char *geometry_strerror(int status);

#ifdef __cplusplus
}
#endif

#endif
