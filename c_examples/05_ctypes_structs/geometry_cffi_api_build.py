"""Build `_geometry_cffi_api`, with the library inside: run by `make`."""

import sys

from cffi import FFI

ffibuilder = FFI()
ffibuilder.cdef("""
    typedef struct geometry_point { double x; double y; } geometry_point;
    typedef struct geometry_box { geometry_point low; geometry_point high; } geometry_box;
    typedef struct geometry_polygon {
        const geometry_point *points;
        size_t count;
    } geometry_polygon;
    typedef struct geometry_place { bool inside; double distance; uint32_t edge; } geometry_place;
    typedef struct geometry_circle { geometry_point center; double radius; } geometry_circle;
    typedef enum geometry_kind {
        GEOMETRY_CIRCLE = 1,
        GEOMETRY_BOX = 2,
        GEOMETRY_POLYGON = 3,
    } geometry_kind;
    typedef struct geometry_style {
        uint32_t red : 5;
        uint32_t green : 6;
        uint32_t blue : 5;
        uint32_t width : 4;
        uint32_t dashed : 1;
        uint32_t filled : 1;
        int32_t layer : 10;
    } geometry_style;
    typedef struct geometry_shape {
        geometry_kind kind;
        union {
            geometry_circle circle;
            geometry_box box;
            geometry_polygon polygon;
        };
        geometry_style style;
    } geometry_shape;
    typedef struct geometry_node {
        geometry_shape shape;
        struct geometry_node *next;
    } geometry_node;
    typedef struct geometry_drawing geometry_drawing;

    double geometry_distance(geometry_point a, geometry_point b);
    geometry_point geometry_middle(geometry_point a, geometry_point b);
    void geometry_box_add(geometry_box *box, geometry_point point);
    void geometry_move(geometry_point *points, size_t count, geometry_point by);
    int geometry_bounds(const geometry_point *points, size_t count, geometry_box *box);
    int geometry_locate(const geometry_polygon *polygon, geometry_point point,
                        geometry_place *place);
    int geometry_area(const geometry_shape *shape, double *area);
    int geometry_list_area(const geometry_node *first, double *total);
    geometry_drawing *geometry_drawing_new(void);
    void geometry_drawing_free(geometry_drawing *drawing);
    int geometry_drawing_add(geometry_drawing *drawing, const geometry_shape *shape);
    const geometry_node *geometry_drawing_first(const geometry_drawing *drawing);
    size_t geometry_memory(void);
    const char *geometry_strerror(int status);
""")
ffibuilder.set_source(
    "_geometry_cffi_api",
    '#include "geometry.h"',
    sources=["geometry.c"],
    libraries=[] if sys.platform == "win32" else ["m"],
    extra_compile_args=[
        "-Werror=implicit-function-declaration",
        "-Werror=incompatible-pointer-types",
        "-Werror=int-conversion",
    ],
)

if __name__ == "__main__":
    ffibuilder.compile()
