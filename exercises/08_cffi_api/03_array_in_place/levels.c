#include "levels.h"

void levels_stretch(double *numbers, size_t rows, size_t cols, size_t stride) {
    double lowest = numbers[0];
    double highest = numbers[0];
    for (size_t i = 0; i < rows; i++) {
        for (size_t j = 0; j < cols; j++) {
            double one = numbers[(i * stride) + j];
            lowest = one < lowest ? one : lowest;
            highest = one > highest ? one : highest;
        }
    }
    double range = highest > lowest ? highest - lowest : 1.0;
    for (size_t i = 0; i < rows; i++) {
        for (size_t j = 0; j < cols; j++) {
            numbers[(i * stride) + j] = (numbers[(i * stride) + j] - lowest) / range;
        }
    }
}
