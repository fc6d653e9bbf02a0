#ifndef SNN_SRC_LAYERS_POOL_CLIPPED_H
#define SNN_SRC_LAYERS_POOL_CLIPPED_H

#include "snn/placement.h"
#include "snn/pool.h"

/* Maxima that the kernel in pool.c is not made for: with padding, and of pixels that are whole
 * words. Internal to the library. */

static inline uint32_t snn_pool_is_clipped(const snn_pool_t *layer) {
    return (layer->padding.height | layer->padding.width) != 0u ||
           layer->input.channels % 32u == 0u;
}

/* All time steps; the output is written completely. */
SNN_HOT void snn_pool_max_clipped(const snn_pool_t *layer, uint32_t steps, const uint32_t *input,
                                  uint32_t *output);

#endif
