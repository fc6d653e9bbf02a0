#ifndef SNN_OPTION_A_H
#define SNN_OPTION_A_H

#include <stdint.h>

#include "snn/placement.h"
#include "snn/spikes.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Shortcut without parameters between maps of different size (option A of He et al., "Deep Residual
 * Learning for Image Recognition", 2016): every `stride`-th row and column, and channels of zeros
 * in front of and behind those of the input.
 */
typedef struct {
    snn_shape_t input;
    snn_shape_t output;     /**< Rows and columns: (input - 1) / stride + 1, rounded down. */
    uint16_t stride;        /**< At least 1. */
    uint16_t first_channel; /**< Channels of zeros in front; with the input's channels at most the
                                 output's. */
} snn_option_a_t;

/**
 * Brings spikes to the shape of the neurons that they are a shortcut to.
 *
 * @param layer   The shortcut; its sizes are consistent (the compiler proves it, nothing is
 * checked).
 * @param steps  Time steps, at least 1.
 * @param input   [steps][1][words] of `layer->input`.
 * @param output  [steps][1][words] of `layer->output`; written completely. Does not overlap
 *                with the input.
 */
SNN_HOT void snn_option_a(const snn_option_a_t *layer, uint32_t steps, const uint32_t *input,
                          uint32_t *output);

#ifdef __cplusplus
}
#endif

#endif
