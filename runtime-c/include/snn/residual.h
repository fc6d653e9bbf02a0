#ifndef SNN_RESIDUAL_H
#define SNN_RESIDUAL_H

#include <stdint.h>

#include "snn/neuron.h"
#include "snn/placement.h"
#include "snn/spikes.h"
#include "snn/synapse.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Residuals: membranes between blocks that layers add to, 16 bits per element and time step. A
 * state of a residual is an array of int16_t, [step][position][channel]. A convolution makes the
 * next one from its current A:
 *
 *     y = ((A * multiplier_c) >> shift) + bias_c
 *     X = sat(y)                                  the first state
 *     X = sat(y + X1)                             added to the newest state
 *     X = sat(y + ((X0 + X1) >> 1))               added to the mean of the two newest states
 *
 * sat(v) is the number of 16 bits that is nearest to v. Shifts of negative numbers round toward
 * minus infinity. Spikes, counts and weights are those of snn/conv2d.h.
 */

/** A convolution into a residual; sizes and weights as in snn_conv2d_s16_t. */
typedef struct {
    snn_shape_t input;
    snn_shape_t output;
    snn_extent_t kernel;
    snn_extent_t stride;
    snn_extent_t padding;
    uint8_t planes; /**< Planes of the input: 1 for spikes, more for counts. */
    uint16_t tile;  /**< Output columns that share an event list: 1 to the width of the output; 1
                         where the input has counts. */
    snn_synapse_t synapse;
    const uint16_t *multiplier; /**< One per output channel, at most 2^15. */
    const int32_t *bias;        /**< One per output channel. */
    uint8_t shift;              /**< 0 to 30. */
} snn_residual_conv2d_t;

/** Words of the working memory `scratch` of a convolution, the same for every tile. The working
 * memory `list` has SNN_CONV2D_LIST entries. */
#define SNN_RESIDUAL_CONV2D_SCRATCH(tile, groups, channels) ((channels) + (groups)*8u)

/**
 * The next state of a residual, all time steps.
 *
 * @param layer    The layer; A * multiplier and what is saturated are proved to fit 32 bits.
 * @param steps    Time steps, at least 1.
 * @param input    [steps][planes][words] of `layer->input`.
 * @param older    The state before `newer`, where the mean of both is added to; otherwise NULL.
 * @param newer    The newest state; NULL for the first one of a residual.
 * @param output   The next state; may be `older` or `newer`, and overlaps with nothing else.
 * @param scratch  Working memory, SNN_RESIDUAL_CONV2D_SCRATCH.
 * @param list     Working memory, SNN_CONV2D_LIST.
 */
SNN_HOT void snn_residual_conv2d(const snn_residual_conv2d_t *layer, uint32_t steps,
                                 const uint32_t *input, const int16_t *older, const int16_t *newer,
                                 int16_t *output, uint32_t *scratch, uint16_t *list);

/** Neurons that read a residual: snn/neuron.h with A = X, no bias and one threshold for all. */
typedef struct {
    uint32_t elements;     /**< Of one time step, at least 1. */
    int32_t threshold;     /**< In units of the residual. */
    uint8_t decay;         /**< SNN_DECAY_*. */
    uint8_t reset;         /**< SNN_RESET_*. */
    uint8_t fire_at_equal; /**< 1: fire at V >= threshold. 0: fire at V > threshold. */
} snn_residual_neuron_t;

/**
 * Spikes of all time steps. V is 0 before the first one.
 *
 * @param layer   The neurons; their membranes are proved to fit 32 bits.
 * @param steps   Time steps, at least 1.
 * @param state   The state.
 * @param output  [steps][1][words] of `layer->elements` bits; written completely.
 */
SNN_HOT void snn_residual_fire(const snn_residual_neuron_t *layer, uint32_t steps,
                               const int16_t *state, uint32_t *output);

/** Scores of the means of the two newest states over time steps and positions. */
typedef struct {
    uint32_t positions;    /**< At least 1. */
    uint16_t channels;     /**< At least 1. */
    uint16_t outputs;      /**< Number of scores, at least 1. */
    uint8_t shift;         /**< 0 to 31: what sums over time steps and positions are shifted by. */
    const int8_t *weights; /**< [2 * channels][outputs]: of the older state, then of the newer. */
    const int32_t *bias;   /**< One per output. */
} snn_residual_readout_t;

/**
 * With P_hc = (sum over time steps and positions of channel c) >> shift, of the older (h = 0) and
 * the newer state (h = 1): score_k = sum over h and c of weight_hck * P_hc + bias_k.
 *
 * @param layer   The layer; the compiler proves that sums and scores fit 32 bits.
 * @param steps   Time steps, at least 1.
 * @param older   A state.
 * @param newer   Another one, or the same.
 * @param scores  `layer->outputs` scores; written completely.
 */
SNN_HOT void snn_residual_readout(const snn_residual_readout_t *layer, uint32_t steps,
                                  const int16_t *older, const int16_t *newer, int32_t *scores);

#ifdef __cplusplus
}
#endif

#endif
