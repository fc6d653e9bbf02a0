#include "snn/events.h"

#include <stddef.h>

#include "snn/error.h"

/* Whether bit `mask` of a word is set in all planes: the count is 2^planes - 1. */
static int is_full(const uint32_t *word, uint32_t mask, uint32_t planes, uint32_t plane_words) {
    uint32_t all = mask;
    for (uint32_t plane = 0; plane < planes; plane++) {
        all &= word[plane * plane_words];
    }
    return all != 0u;
}

int snn_events_push(const snn_events_t *events, uint32_t *input, uint32_t x, uint32_t y,
                    uint32_t polarity) {
    if (events == NULL || input == NULL) {
        return SNN_ERR_NULL;
    }
    const snn_shape_t shape = events->shape;
    if (x >= shape.width || y >= shape.height || polarity >= shape.channels) {
        return SNN_ERR_RANGE;
    }
    const uint32_t n = (y * shape.width + x) * shape.channels + polarity;
    const uint32_t plane_words =
        SNN_PLANE_WORDS((uint32_t)shape.height * shape.width * shape.channels);
    const uint32_t mask = 1u << (n & 31u);
    uint32_t *word = input + (n >> 5);
    if (is_full(word, mask, events->planes, plane_words)) {
        return SNN_ERR_OVERFLOW;
    }
    /* Adding 1 clears the ones at the low end and sets the first zero above them. */
    while ((*word & mask) != 0u) {
        *word ^= mask;
        word += plane_words;
    }
    *word |= mask;
    return SNN_OK;
}
