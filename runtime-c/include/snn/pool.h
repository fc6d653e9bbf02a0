#ifndef SNN_POOL_H
#define SNN_POOL_H

#include <stdint.h>

#include "snn/placement.h"
#include "snn/spikes.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Pooling of spikes over windows, which may overlap. Output sizes are
 * (input + 2 * padding - window) / stride + 1, rounded down: rows and columns that fill no window
 * are left out.
 */

/** Most planes that a pooled sum can have: windows of up to 2^21 - 1 spikes. */
#define SNN_POOL_MAX_PLANES 21

/** A pooling layer; `input.channels` equals `output.channels`. */
typedef struct {
    snn_shape_t input;
    snn_shape_t output;
    snn_extent_t window;  /**< At least 1, at most the input with its padding. */
    snn_extent_t stride;  /**< At least 1. */
    uint8_t planes;       /**< Planes of the output: 1 for the maximum; for the sum enough to hold
                               a window, at most SNN_POOL_MAX_PLANES. */
    snn_extent_t padding; /**< Of the maximum, less than the window: rows and columns without spikes
                          on every side. The sum has none. */
} snn_pool_t;

/**
 * Maximum of spikes: 1 where any spike of the window is 1.
 *
 * @param layer   The layer; its sizes are consistent (the compiler proves it, nothing is checked).
 * @param steps  Time steps, at least 1.
 * @param input   [steps][1][words] of `layer->input`.
 * @param output  [steps][1][words] of `layer->output`; written completely. Does not overlap
 *                with the input.
 */
SNN_HOT void snn_pool_max(const snn_pool_t *layer, uint32_t steps, const uint32_t *input,
                          uint32_t *output);

/**
 * Sum of spikes: the number of ones in the window, as a binary number over `layer->planes` planes.
 * An average is the same counts; its division is folded into the layer that reads them.
 *
 * @param layer   The layer; its sizes are consistent (the compiler proves it, nothing is checked).
 * @param steps  Time steps, at least 1.
 * @param input   [steps][1][words] of `layer->input`.
 * @param output  [steps][planes][words] of `layer->output`; written completely. Does not
 *                overlap with the input.
 */
SNN_HOT void snn_pool_sum(const snn_pool_t *layer, uint32_t steps, const uint32_t *input,
                          uint32_t *output);

#ifdef __cplusplus
}
#endif

#endif
