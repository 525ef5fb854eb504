#define GEOMETRY_BUILD
#include "geometry.h"

#include <math.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#define PI 3.14159265358979323846

static atomic_size_t bytes_held;

// --8<-- [start:middle]
geometry_point geometry_middle(geometry_point a, geometry_point b) {
    geometry_point middle = {(a.x / 2) + (b.x / 2), (a.y / 2) + (b.y / 2)};
    return middle;
}
// --8<-- [end:middle]

double geometry_distance(geometry_point a, geometry_point b) {
    return hypot(b.x - a.x, b.y - a.y);
}

// --8<-- [start:box_add]
void geometry_box_add(geometry_box *box, geometry_point point) {
    box->low.x = fmin(box->low.x, point.x);
    box->low.y = fmin(box->low.y, point.y);
    box->high.x = fmax(box->high.x, point.x);
    box->high.y = fmax(box->high.y, point.y);
}
// --8<-- [end:box_add]

void geometry_move(geometry_point *points, size_t count, geometry_point by) {
    for (size_t i = 0; i < count; i++) {
        points[i].x += by.x;
        points[i].y += by.y;
    }
}

int geometry_bounds(const geometry_point *points, size_t count, geometry_box *box) {
    if (count == 0) {
        return GEOMETRY_EMPTY;
    }
    box->low = points[0];
    box->high = points[0];
    for (size_t i = 1; i < count; i++) {
        geometry_box_add(box, points[i]);
    }
    return GEOMETRY_OK;
}

// How far a point is from the line between two others.
static double distance_to_edge(geometry_point point, geometry_point a, geometry_point b) {
    double dx = b.x - a.x;
    double dy = b.y - a.y;
    double square = (dx * dx) + (dy * dy);
    if (square <= 0) {
        return geometry_distance(point, a); // both ends are one point
    }
    double along = (((point.x - a.x) * dx) + ((point.y - a.y) * dy)) / square;
    along = fmin(fmax(along, 0), 1); // not beyond the ends
    geometry_point nearest = {a.x + (along * dx), a.y + (along * dy)};
    return geometry_distance(point, nearest);
}

// Whether a line from the point to the right crosses an edge.
static bool crosses(geometry_point point, geometry_point a, geometry_point b) {
    if ((a.y > point.y) == (b.y > point.y)) {
        return false; // both ends are above, or both are not
    }
    double x = a.x + ((point.y - a.y) * (b.x - a.x) / (b.y - a.y));
    return x > point.x;
}

int geometry_locate(const geometry_polygon *polygon, geometry_point point,
                    geometry_place *place) {
    if (polygon->count == 0) {
        return GEOMETRY_EMPTY;
    }
    geometry_place found = {false, INFINITY, 0};
    size_t crossings = 0;
    for (size_t i = 0; i < polygon->count; i++) {
        geometry_point a = polygon->points[i];
        geometry_point b = polygon->points[(i + 1) % polygon->count];
        double distance = distance_to_edge(point, a, b);
        if (distance < found.distance) {
            found.distance = distance;
            found.edge = (uint32_t)i;
        }
        if (crosses(point, a, b)) {
            crossings++;
        }
    }
    found.inside = crossings % 2 == 1;
    *place = found;
    return GEOMETRY_OK;
}

static double polygon_area(const geometry_polygon *polygon) {
    double twice = 0;
    for (size_t i = 0; i < polygon->count; i++) {
        geometry_point a = polygon->points[i];
        geometry_point b = polygon->points[(i + 1) % polygon->count];
        twice += (a.x * b.y) - (b.x * a.y);
    }
    return fabs(twice) / 2;
}

// --8<-- [start:area]
int geometry_area(const geometry_shape *shape, double *area) {
    switch (shape->kind) {
    case GEOMETRY_CIRCLE:
        *area = PI * shape->circle.radius * shape->circle.radius;
        return GEOMETRY_OK;
    case GEOMETRY_BOX:
        *area =
            (shape->box.high.x - shape->box.low.x) * (shape->box.high.y - shape->box.low.y);
        return GEOMETRY_OK;
    case GEOMETRY_POLYGON:
        *area = polygon_area(&shape->polygon);
        return GEOMETRY_OK;
    }
    return GEOMETRY_KIND;
}
// --8<-- [end:area]

// --8<-- [start:list_area]
int geometry_list_area(const geometry_node *first, double *total) {
    double sum = 0;
    for (const geometry_node *node = first; node != NULL; node = node->next) {
        double area = 0;
        int status = geometry_area(&node->shape, &area);
        if (status != GEOMETRY_OK) {
            return status;
        }
        sum += area;
    }
    *total = sum;
    return GEOMETRY_OK;
}
// --8<-- [end:list_area]

// --8<-- [start:drawing]
struct geometry_drawing {
    geometry_node *first;
};
// --8<-- [end:drawing]

static void *take(size_t count, size_t size) {
    if (count > SIZE_MAX / size) {
        return NULL; // the product has no room in a size_t
    }
    void *memory = calloc(count, size);
    if (memory != NULL) {
        (void)atomic_fetch_add(&bytes_held, count * size);
    }
    return memory;
}

static void give_back(void *memory, size_t size) {
    if (memory != NULL) {
        (void)atomic_fetch_sub(&bytes_held, size);
        free(memory);
    }
}

static size_t corners_size(const geometry_shape *shape) {
    bool has_corners = shape->kind == GEOMETRY_POLYGON;
    return has_corners ? shape->polygon.count * sizeof *shape->polygon.points : 0;
}

static void free_node(geometry_node *node) {
    if (corners_size(&node->shape) > 0) {
        give_back((void *)node->shape.polygon.points, corners_size(&node->shape));
    }
    give_back(node, sizeof *node);
}

// A new node with a copy of the shape, or NULL.
static geometry_node *new_node(const geometry_shape *shape) {
    geometry_node *node = take(1, sizeof *node);
    if (node == NULL) {
        return NULL;
    }
    node->shape = *shape;
    if (shape->kind == GEOMETRY_POLYGON) {
        node->shape.polygon.points = NULL;
        if (shape->polygon.count > 0) {
            geometry_point *corners = take(shape->polygon.count, sizeof *corners);
            if (corners == NULL) {
                give_back(node, sizeof *node);
                return NULL;
            }
            memcpy(corners, shape->polygon.points, corners_size(shape));
            node->shape.polygon.points = corners;
        }
    }
    return node;
}

geometry_drawing *geometry_drawing_new(void) {
    return take(1, sizeof(geometry_drawing));
}

void geometry_drawing_free(geometry_drawing *drawing) {
    if (drawing == NULL) {
        return;
    }
    geometry_node *node = drawing->first;
    while (node != NULL) {
        geometry_node *next = node->next; // read before the node is gone
        free_node(node);
        node = next;
    }
    give_back(drawing, sizeof *drawing);
}

int geometry_drawing_add(geometry_drawing *drawing, const geometry_shape *shape) {
    if (shape->kind < GEOMETRY_CIRCLE || shape->kind > GEOMETRY_POLYGON) {
        return GEOMETRY_KIND;
    }
    geometry_node *node = new_node(shape);
    if (node == NULL) {
        return GEOMETRY_MEMORY;
    }
    geometry_node **place = &drawing->first;
    while (*place != NULL && (*place)->shape.style.layer <= shape->style.layer) {
        place = &(*place)->next;
    }
    node->next = *place;
    *place = node;
    return GEOMETRY_OK;
}

const geometry_node *geometry_drawing_first(const geometry_drawing *drawing) {
    return drawing->first;
}

size_t geometry_memory(void) {
    return atomic_load(&bytes_held);
}

const char *geometry_strerror(int status) {
    switch (status) {
    case GEOMETRY_OK:
        return "no error";
    case GEOMETRY_EMPTY:
        return "there are no points";
    case GEOMETRY_KIND:
        return "the shape is of no known kind";
    case GEOMETRY_MEMORY:
        return "there is no memory left";
    default:
        return "unknown status";
    }
}
