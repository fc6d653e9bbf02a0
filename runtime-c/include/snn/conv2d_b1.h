#ifndef SNN_CONV2D_B1_H
#define SNN_CONV2D_B1_H

#include <stdint.h>

#include "snn/bit_neuron.h"
#include "snn/conv2d.h"
#include "snn/placement.h"
#include "snn/spikes.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Convolutions of spikes with 1-bit weights and neurons in bit planes. */

/** Neighbouring output columns that share a block: two where there are at most 16 channels. Bit i
 * of the constants then has to be repeated as bit 16 + i; of the weights it need not. */
#define SNN_CONV2D_B1_SHARE(channels) ((channels) <= 16u ? 2u : 1u)

/** A convolution; see snn/bit_neuron.h for what it may be, and snn_conv2d_s16_t for its sizes and
 * the order of the rows of a block of weights. */
typedef struct {
    snn_shape_t input;
    snn_shape_t output;
    snn_extent_t kernel;
    snn_extent_t stride;
    snn_extent_t padding;
    uint16_t tile; /**< Output columns that share an event list: 1 to the width of the output,
                        and if it is less than that, a multiple of those that share a block. */
    const uint32_t *weights; /**< [block][row]. */
    snn_bit_neuron_t neuron;
} snn_conv2d_b1_t;

/** Words of the state of a layer; snn_state_reset brings it to V = 0. */
#define SNN_CONV2D_B1_STATE(height, width, channels, planes)                                       \
    SNN_STATE_B1((uint32_t)(height) * (((uint32_t)(width) + SNN_CONV2D_B1_SHARE(channels) - 1u) /  \
                                       SNN_CONV2D_B1_SHARE(channels)),                             \
                 channels, planes)

/** Words of the working memory `scratch`: membranes of a tile, if there is no state, and the spikes
 * of a position. The working memory `list` has SNN_CONV2D_LIST entries. */
#define SNN_CONV2D_B1_SCRATCH(tile, channels, planes)                                              \
    (SNN_CONV2D_B1_STATE(1u, tile, channels, planes) + SNN_BIT_BLOCKS(channels))

/**
 * Runs time steps of a convolution layer, tile by tile, so that no membrane outlives its tile
 * unless there is a state.
 *
 * @param layer    The layer; its sizes are consistent (the compiler proves it, nothing is checked).
 * @param steps    Time steps, at least 1.
 * @param input    [steps][1][words] of `layer->input`.
 * @param output   [steps][1][words] of `layer->output`; written completely. Overlaps with nothing
 *                 else.
 * @param state    Membranes, SNN_CONV2D_B1_STATE words; NULL to start from 0 and keep none.
 * @param scratch  Working memory, SNN_CONV2D_B1_SCRATCH.
 * @param list     Working memory, SNN_CONV2D_LIST.
 */
SNN_HOT void snn_conv2d_b1(const snn_conv2d_b1_t *layer, uint32_t steps, const uint32_t *input,
                           uint32_t *output, uint32_t *state, uint32_t *scratch, uint16_t *list);

#ifdef __cplusplus
}
#endif

#endif
