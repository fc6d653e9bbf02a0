#ifndef SNN_STREAM_H
#define SNN_STREAM_H

#include <stdint.h>

#include "snn/conv2d.h"
#include "snn/spikes.h"
#include "snn/synapse.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Residual streams: states of 16 bits per element and time step, int16_t
 * [step][height][width][channel], all in one Q-format.
 *
 * A convolution brings its current to that format and joins it to the states before it:
 *
 *     y = ((A * multiplier_c) >> shift) + bias_c
 *     X = sat(y)                              the first state
 *     X = sat(y + newer)                      an ordinary residual
 *     X = sat(y + ((older + newer) >> 1))     the mean of two states
 *
 * where sat(v) is the number of 16 bits nearest to v. Products and what is saturated are proved to
 * fit 32 bits; shifts of negative numbers round toward minus infinity.
 */

/** A convolution into a stream; the first fields are those of snn_conv2d_s32_t. */
typedef struct {
    snn_shape_t input;
    snn_shape_t output;
    uint8_t kernel;
    uint8_t stride;
    uint8_t padding;
    uint8_t planes;
    uint16_t tile;
    snn_synapse_t synapse;
    const uint16_t *multiplier; /**< One per output channel, 0 to 2^15. */
    const int32_t *bias;        /**< One per output channel. */
    uint8_t shift;              /**< 0 to 30. */
} snn_stream_conv2d_t;

/** Words of the working memory `scratch` of snn_stream_conv2d. */
#define SNN_STREAM_CONV2D_SCRATCH(groups, channels) ((uint32_t)(channels) + (groups)*8u)

/**
 * Makes the next state of a stream.
 *
 * @param layer    The layer; its sizes are consistent (the compiler proves it, nothing is checked).
 * @param steps    Time steps, at least 1.
 * @param input    [steps][planes][words] of `layer->input`.
 * @param older    The state before the newest one; NULL if no mean is taken.
 * @param newer    The newest state; NULL if the stream begins, then `older` is NULL, too.
 * @param output   The next state. It may be `older` or `newer`, which it then replaces.
 * @param scratch  Working memory, SNN_STREAM_CONV2D_SCRATCH.
 * @param list     Working memory, SNN_CONV2D_LIST.
 */
void snn_stream_conv2d(const snn_stream_conv2d_t *layer, uint32_t steps, const uint32_t *input,
                       const int16_t *older, const int16_t *newer, int16_t *output,
                       uint32_t *scratch, uint16_t *list);

/** Neurons whose currents are the states of a stream; all have one threshold and no bias. */
typedef struct {
    uint32_t elements;     /**< Of a time step, at least 1. */
    int32_t threshold;     /**< In the stream's format, 1 to 2^28. */
    uint8_t decay;         /**< SNN_DECAY_*. */
    uint8_t reset;         /**< SNN_RESET_*. */
    uint8_t fire_at_equal; /**< 1: fire at V >= threshold. 0: fire at V > threshold. */
} snn_stream_neuron_t;

/**
 * Runs the neurons of snn/neuron.h on a stream, V = decay(V) + X, from V = 0.
 *
 * @param layer   The neurons.
 * @param steps   Time steps, at least 1.
 * @param stream  [steps][elements].
 * @param output  [steps][1][words] of `elements` bits; written completely.
 */
void snn_stream_fire(const snn_stream_neuron_t *layer, uint32_t steps, const int16_t *stream,
                     uint32_t *output);

/** Scores of the two newest states of a stream. */
typedef struct {
    uint32_t positions;    /**< Height * width, at least 1; times the time steps at most 65536. */
    uint16_t channels;     /**< Of a state, at least 1. */
    uint16_t outputs;      /**< Number of scores, at least 1. */
    uint8_t shift;         /**< 0 to 30. */
    const int8_t *weights; /**< [2 * channels][outputs], those of the older state first. */
    const int32_t *bias;   /**< One per output. */
} snn_stream_readout_t;

/**
 * score_k = sum over both states and c of weight_ck * ((sum over t and positions of X_c) >> shift)
 * + bias_k.
 *
 * @param layer   The layer; the compiler proves that all sums fit 32 bits.
 * @param steps   Time steps, at least 1.
 * @param older   [steps][positions][channels].
 * @param newer   The same.
 * @param scores  `layer->outputs` scores; written completely.
 */
void snn_stream_readout(const snn_stream_readout_t *layer, uint32_t steps, const int16_t *older,
                        const int16_t *newer, int32_t *scores);

#ifdef __cplusplus
}
#endif

#endif
